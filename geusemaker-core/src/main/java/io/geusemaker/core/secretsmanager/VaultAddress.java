package io.geusemaker.core.secretsmanager;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.core.aws.AwsAddress;
import io.geusemaker.core.aws.AwsEndpoint;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which secret holds which credential.
 *
 * @param prefix how the names of secrets begin, without a slash at its end; may be empty
 * @param member the member that holds the credential where a secret's value is a JSON object
 * @param chosen secrets of other names, or ARNs, that are there already
 * @param endpoint where Secrets Manager is asked
 */
record VaultAddress(
    String prefix, String member, Map<CredentialId, String> chosen, AwsEndpoint endpoint) {

  private static final String MEMBER = "field";
  private static final List<String> KNOWN = List.of(MEMBER, "region", "endpoint");
  private static final String FORM =
      "secretsmanager:PREFIX?region=..., with a prefix of letters, digits and /_+=.@-";
  private static final String NAME = "[A-Za-z0-9/_+=.@-]*";

  /**
   * Reads {@code secretsmanager:PREFIX?field=...&SERVICE/NAME=SECRET&region=...&endpoint=...}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  static VaultAddress of(URI uri) {
    AwsAddress address = AwsAddress.of(uri);
    String prefix = address.target().replaceAll("/+$", "");
    if (!prefix.matches(NAME) || prefix.startsWith("/") || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("not of the form " + FORM + ": " + uri);
    }
    Map<CredentialId, String> chosen = new LinkedHashMap<>();
    address
        .parameters()
        .forEach(
            (name, value) -> {
              if (name.contains("/")) {
                chosen.put(CredentialId.parse(name), value);
              } else if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                    "unknown parameter \""
                        + name
                        + "\"; known are SERVICE/NAME, "
                        + String.join(", ", KNOWN));
              }
            });
    if (new HashSet<>(chosen.values()).size() < chosen.size()) {
      throw new IllegalArgumentException("two credentials are placed in the same secret");
    }
    return new VaultAddress(
        prefix,
        address.parameters().getOrDefault(MEMBER, "password"),
        Map.copyOf(chosen),
        AwsEndpoint.of(address));
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
