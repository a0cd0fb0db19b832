package io.geusemaker.core.signature;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a transparency log recorded: that a signature of something was made with a certificate.
 *
 * @param hash of what was signed
 * @param signature in Base64
 * @param certificate in Base64 of PEM
 */
record HashedRekord(String hash, String signature, String certificate) {

  static HashedRekord parse(byte[] json) throws WrongSignature {
    JsonNode root;
    try {
      root = Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new WrongSignature("the entry of its transparency log is malformed");
    }
    WrongSignature.unless(
        root.path("kind").asText().equals("hashedrekord")
            && root.path("apiVersion").asText().equals("0.0.1"),
        "the entry of its transparency log is of a kind that is not read here");
    JsonNode spec = root.path("spec");
    JsonNode hash = spec.path("data").path("hash");
    return new HashedRekord(
        hash.path("algorithm").asText() + ":" + hash.path("value").asText(),
        spec.path("signature").path("content").asText(),
        spec.path("signature").path("publicKey").path("content").asText());
  }

  /** Checks that it is about this signature and no other. */
  void verifyIsOf(CosignSignature other, X509Certificate signer) throws WrongSignature {
    WrongSignature.unless(
        signature.equals(other.signature().strip()),
        "the entry of its transparency log is of another signature");
    WrongSignature.unless(
        hash.equals(Digest.of(other.payload()).toString()),
        "the entry of its transparency log is of another payload");
    Optional<List<X509Certificate>> recorded =
        StrictBase64.decode(certificate)
            .flatMap(pem -> Certificates.readPem(new String(pem, StandardCharsets.US_ASCII)));
    WrongSignature.unless(
        recorded.isPresent() && recorded.get().equals(List.of(signer)),
        "the entry of its transparency log is of another certificate");
  }
}
