package io.geusemaker.core.signature;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom to trust (the TrustedRoot message of sigstore/protobuf-specs, in protobuf's JSON).
 *
 * @param authorities certify identities
 * @param signatureLogs record signatures ({@code tlogs})
 * @param certificateLogs record certificates ({@code ctlogs})
 */
record TrustedRoot(
    List<CertificateAuthority> authorities,
    List<TransparencyLog> signatureLogs,
    List<TransparencyLog> certificateLogs) {

  /** Reads it; logs whose keys are of a kind that is not known here are left out. */
  static TrustedRoot parse(String json) {
    try {
      JsonNode root = Json.mapper().readTree(json);
      TrustedRoot parsed =
          new TrustedRoot(
              authorities(list(root, "certificateAuthorities")),
              logs(list(root, "tlogs")),
              logs(list(root, "ctlogs")));
      require(!parsed.authorities.isEmpty(), "it names no certificate authority");
      require(!parsed.signatureLogs.isEmpty(), "it names no transparency log with a known key");
      require(
          root.path("ctlogs").isEmpty() || !parsed.certificateLogs.isEmpty(),
          "it names no certificate log with a known key");
      return parsed;
    } catch (IOException | DateTimeException e) {
      throw unreadable("it has to be the JSON of a Sigstore trusted_root.json");
    }
  }

  /** One that is not there is empty, but one that is something else switches no check off. */
  private static JsonNode list(JsonNode root, String name) {
    JsonNode list = root.path(name);
    require(list.isArray() || list.isMissingNode(), "its " + name + " are no list");
    return list;
  }

  private static List<CertificateAuthority> authorities(JsonNode list) {
    List<CertificateAuthority> authorities = new ArrayList<>();
    for (JsonNode authority : list) {
      List<X509Certificate> chain = new ArrayList<>();
      for (JsonNode certificate : authority.path("certChain").path("certificates")) {
        chain.add(
            bytes(certificate)
                .flatMap(Certificates::read)
                .orElseThrow(() -> unreadable("one of its certificates cannot be read")));
      }
      require(!chain.isEmpty(), "one of its certificate authorities has no certificate");
      authorities.add(
          new CertificateAuthority(
              List.copyOf(chain.subList(0, chain.size() - 1)),
              chain.get(chain.size() - 1),
              validity(authority.path("validFor"))));
    }
    return List.copyOf(authorities);
  }

  private static List<TransparencyLog> logs(JsonNode list) {
    List<TransparencyLog> logs = new ArrayList<>();
    for (JsonNode log : list) {
      JsonNode key = log.path("publicKey");
      bytes(key)
          .flatMap(VerificationKey::ofDer)
          .map(known -> TransparencyLog.of(known, validity(key.path("validFor"))))
          .ifPresent(logs::add);
    }
    return List.copyOf(logs);
  }

  private static Optional<byte[]> bytes(JsonNode holder) {
    return StrictBase64.decode(holder.path("rawBytes").asText());
  }

  private static Validity validity(JsonNode validFor) {
    require(validFor.isObject() || validFor.isMissingNode(), "one of its validFor tells no times");
    return new Validity(
        time(validFor.path("start"), Instant.MIN), time(validFor.path("end"), Instant.MAX));
  }

  private static Instant time(JsonNode node, Instant otherwise) {
    require(node.isTextual() || node.isMissingNode(), "one of its validFor tells no time");
    return node.isTextual() ? Instant.parse(node.textValue()) : otherwise;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw unreadable(otherwise);
    }
  }

  private static GeuseMakerException unreadable(String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid("trusted root", reason));
  }
}
