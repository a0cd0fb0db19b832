package io.geusemaker.core.secretsmanager;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.core.ssm.AwsAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which secret holds which credential.
 *
 * @param prefix how the names of secrets begin, without a slash at its end; may be empty
 * @param member the member that holds the credential where a secret's value is a JSON object
 * @param chosen secrets of other names, or ARNs, that are there already
 * @param region the AWS region; the SDK's own chain decides when empty
 * @param endpoint where Secrets Manager answers; the region's own address when empty
 */
record VaultAddress(
    String prefix,
    String member,
    Map<CredentialId, String> chosen,
    Optional<String> region,
    Optional<URI> endpoint) {

  private static final String MEMBER = "field";
  private static final String NAME = "[A-Za-z0-9/_+=.@-]*";

  /**
   * Reads {@code secretsmanager:PREFIX?field=...&SERVICE/NAME=SECRET&region=...&endpoint=...}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  static VaultAddress of(URI uri) {
    AwsAddress address = AwsAddress.of(uri);
    String prefix = address.target().replaceAll("/+$", "");
    if (!prefix.matches(NAME) || prefix.startsWith("/")) {
      throw new IllegalArgumentException(
          "not of the form secretsmanager:PREFIX?region=..., with a prefix of letters, digits and"
              + " /_+=.@-: "
              + uri);
    }
    Map<CredentialId, String> chosen = new LinkedHashMap<>();
    address
        .parameters()
        .forEach(
            (name, value) -> {
              if (name.contains("/")) {
                chosen.put(CredentialId.parse(name), value);
              }
            });
    List<String> known =
        Stream.concat(Stream.of(MEMBER), chosen.keySet().stream().map(CredentialId::toString))
            .toList();
    address.withOnly(known);
    return new VaultAddress(
        prefix,
        address.parameters().getOrDefault(MEMBER, "password"),
        Map.copyOf(chosen),
        address.region(),
        address.endpoint());
  }

  /** The name or ARN of a credential's secret. */
  String secret(DeploymentName deployment, CredentialId credential) {
    String name = (prefix.isEmpty() ? "" : prefix + "/") + deployment + "/" + credential;
    return chosen.getOrDefault(credential, name);
  }

  /** Whether the secret is made when it is not there. */
  boolean makes(CredentialId credential) {
    return !chosen.containsKey(credential);
  }
}
