package io.geusemaker.core.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.registry.Manifest;
import io.geusemaker.core.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies the signatures that cosign keeps beside an image, under the tag {@code sha256-….sig},
 * against a public key. Each is an ECDSA, RSA or Ed25519 signature over a small document that names
 * the image's digest (cosign's specs/SIGNATURE_SPEC.md).
 */
public final class Cosign {

  private static final String SIGNATURE = "dev.cosignproject.cosign/signature";
  private static final long LARGEST_PAYLOAD = 1 << 20;

  private final Registry registry;

  private Cosign(Registry registry) {
    this.registry = registry;
  }

  /**
   * Reads signatures from registries.
   *
   * @param registry the reader
   * @return the verifier
   */
  public static Cosign reading(Registry registry) {
    return new Cosign(registry);
  }

  /**
   * Verifies an image.
   *
   * @param image with its digest
   * @param publicKeyPem the public key in PEM
   * @return what is to be said of its signature
   * @throws GeuseMakerException when the key is none, or the registry could not be read
   */
  public Verdict verify(ImageReference image, String publicKeyPem) {
    PublicKey key = key(publicKeyPem);
    Digest digest = image.digest().orElseThrow();
    Optional<Manifest> manifest =
        registry.findManifest(
            image.withoutDigest().withTag(digest.algorithm() + "-" + digest.hex() + ".sig"));
    if (manifest.isEmpty()) {
      return new Verdict.Unsigned();
    }
    try {
      return verify(image, digest, new ObjectMapper().readTree(manifest.get().json()), key);
    } catch (IOException e) {
      return new Verdict.Wrong("what the registry has in its place is not understood");
    }
  }

  private Verdict verify(ImageReference image, Digest digest, JsonNode manifest, PublicKey key)
      throws IOException {
    String reason = "there is none in it";
    for (JsonNode layer : manifest.path("layers")) {
      String signature = layer.path("annotations").path(SIGNATURE).asText("");
      Optional<Digest> payloadDigest = Digest.find(layer.path("digest").asText());
      if (signature.isEmpty() || payloadDigest.isEmpty()) {
        continue;
      }
      byte[] payload = registry.blob(image.repository(), payloadDigest.get(), LARGEST_PAYLOAD);
      if (!isSigned(payload, signature, key)) {
        reason = "it was not made by the key";
      } else if (!signedDigest(payload).equals(digest.toString())) {
        reason = "it is for another image";
      } else {
        return new Verdict.Good();
      }
    }
    return new Verdict.Wrong(reason);
  }

  private static String signedDigest(byte[] payload) throws IOException {
    return new ObjectMapper()
        .readTree(payload)
        .path("critical")
        .path("image")
        .path("docker-manifest-digest")
        .asText();
  }

  private static boolean isSigned(byte[] payload, String base64, PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(algorithm(key));
      verifier.initVerify(key);
      verifier.update(payload);
      return verifier.verify(Base64.getMimeDecoder().decode(base64));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String algorithm(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> "Ed25519";
    };
  }

  private static PublicKey key(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] der;
    try {
      der = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
    return Stream.of("EC", "RSA", "Ed25519")
        .flatMap(algorithm -> key(algorithm, new X509EncodedKeySpec(der)).stream())
        .findFirst()
        .orElseThrow(Cosign::unreadable);
  }

  private static Optional<PublicKey> key(String algorithm, X509EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(spec));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static GeuseMakerException unreadable() {
    return new GeuseMakerException(
        new RequestFailure.Invalid(
            "public key", "it has to be a cosign public key in PEM (EC, RSA or Ed25519)"));
  }
}
