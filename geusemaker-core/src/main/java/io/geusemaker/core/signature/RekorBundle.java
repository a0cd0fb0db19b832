package io.geusemaker.core.signature;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The promise of a transparency log (Rekor 1) to have recorded an entry at a time.
 *
 * @param body the entry, in Base64
 * @param time seconds since 1970
 * @param index the entry's number
 * @param log the log's id in hex
 * @param promise the log's signature
 */
@SuppressWarnings("ArrayRecordComponent")
record RekorBundle(String body, long time, long index, String log, byte[] promise) {

  private static final String MALFORMED = "the bundle of its transparency log is malformed";
  private static final long LARGEST = 1L << 53;

  static RekorBundle parse(String json) throws WrongSignature {
    JsonNode root;
    try {
      root = Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new WrongSignature(MALFORMED);
    }
    JsonNode payload = root.path("Payload");
    String log = payload.path("logID").asText();
    WrongSignature.unless(log.matches("[0-9a-fA-F]{64}"), MALFORMED);
    return new RekorBundle(
        payload.path("body").asText(),
        number(payload.path("integratedTime")),
        number(payload.path("logIndex")),
        log,
        decoded(root.path("SignedEntryTimestamp").asText()));
  }

  private static long number(JsonNode node) throws WrongSignature {
    WrongSignature.unless(
        node.isIntegralNumber()
            && node.canConvertToLong()
            && node.longValue() >= 0
            && node.longValue() < LARGEST,
        MALFORMED);
    return node.longValue();
  }

  private static byte[] decoded(String base64) throws WrongSignature {
    return StrictBase64.decode(base64).orElseThrow(() -> new WrongSignature(MALFORMED));
  }

  /** When the entry was recorded; nothing about it is checked. */
  Instant recorded() {
    return Instant.ofEpochSecond(time);
  }

  HashedRekord entry() throws WrongSignature {
    return HashedRekord.parse(decoded(body));
  }

  /** Checks that one of the logs made this promise while it was trusted. */
  void verify(List<TransparencyLog> logs) throws WrongSignature {
    List<TransparencyLog> named = logs.stream().filter(known -> known.isNamed(log)).toList();
    WrongSignature.unless(
        !named.isEmpty(), "its transparency log is none that the trusted root names");
    WrongSignature.unless(
        named.stream().anyMatch(known -> known.validity().contains(recorded())),
        "its transparency log was not trusted at " + recorded());
    WrongSignature.unless(
        TransparencyLog.haveSigned(named, recorded(), canonical(), promise),
        "the transparency log has not signed what its bundle says");
  }

  /** Canonical JSON (RFC 8785): none of the texts needs an escape. */
  private byte[] canonical() {
    return String.format(
            Locale.ROOT,
            "{\"body\":\"%s\",\"integratedTime\":%d,\"logID\":\"%s\",\"logIndex\":%d}",
            body,
            time,
            log,
            index)
        .getBytes(StandardCharsets.UTF_8);
  }
}
