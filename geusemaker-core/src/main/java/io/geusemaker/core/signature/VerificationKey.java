package io.geusemaker.core.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A public key with the algorithm that its signatures are made by here: ECDSA or RSA (PKCS #1) with
 * SHA-256, or Ed25519.
 */
record VerificationKey(PublicKey key) {

  /** Empty when it is none of these. */
  static Optional<VerificationKey> ofDer(byte[] subjectPublicKeyInfo) {
    X509EncodedKeySpec spec = new X509EncodedKeySpec(subjectPublicKeyInfo);
    return Stream.of("EC", "RSA", "Ed25519")
        .flatMap(algorithm -> read(algorithm, spec).stream())
        .findFirst();
  }

  private static Optional<VerificationKey> read(String algorithm, X509EncodedKeySpec spec) {
    try {
      return Optional.of(
          new VerificationKey(KeyFactory.getInstance(algorithm).generatePublic(spec)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  boolean hasSigned(byte[] content, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm());
      verifier.initVerify(key);
      verifier.update(content);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String algorithm() {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> "Ed25519";
    };
  }
}
