package io.geusemaker.core.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One signature as cosign keeps it: a layer whose blob is what was signed and whose annotations
 * hold the rest.
 *
 * @param payload what was signed
 * @param signature in Base64
 * @param certificate of who signed, in PEM; empty when a bare key did
 * @param chain the certificates that lead to its authority, in PEM; empty for none
 * @param bundle the entry of the transparency log, as JSON; empty for none
 */
@SuppressWarnings("ArrayRecordComponent")
record CosignSignature(
    byte[] payload,
    String signature,
    Optional<String> certificate,
    Optional<String> chain,
    Optional<String> bundle) {

  private static final String SIGNATURE = "dev.cosignproject.cosign/signature";
  private static final String CERTIFICATE = "dev.sigstore.cosign/certificate";
  private static final String CHAIN = "dev.sigstore.cosign/chain";
  private static final String BUNDLE = "dev.sigstore.cosign/bundle";

  static boolean isIn(JsonNode layer) {
    return annotation(layer, SIGNATURE).isPresent();
  }

  static CosignSignature of(JsonNode layer, byte[] payload) {
    return new CosignSignature(
        payload,
        annotation(layer, SIGNATURE).orElse(""),
        annotation(layer, CERTIFICATE),
        annotation(layer, CHAIN),
        annotation(layer, BUNDLE));
  }

  /** The signature's bytes. */
  byte[] bytes() throws WrongSignature {
    return StrictBase64.decode(signature.strip())
        .orElseThrow(() -> new WrongSignature("it is not written in Base64"));
  }

  private static Optional<String> annotation(JsonNode layer, String name) {
    String value = layer.path("annotations").path(name).asText("");
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
