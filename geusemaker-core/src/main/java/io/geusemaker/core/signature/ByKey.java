package io.geusemaker.core.signature;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.Base64;

/** Whether a signature was made by a key. */
record ByKey(VerificationKey key) implements Verifier {

  /** Reads a public key in PEM; line breaks and the label do not matter. */
  static ByKey of(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      return new ByKey(
          VerificationKey.ofDer(Base64.getDecoder().decode(base64)).orElseThrow(ByKey::unreadable));
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
  }

  @Override
  public void verify(CosignSignature signature) throws WrongSignature {
    WrongSignature.unless(
        key.hasSigned(signature.payload(), signature.bytes()), "it was not made by the key");
  }

  private static GeuseMakerException unreadable() {
    return new GeuseMakerException(
        new RequestFailure.Invalid(
            "public key", "it has to be a cosign public key in PEM (EC, RSA or Ed25519)"));
  }
}
