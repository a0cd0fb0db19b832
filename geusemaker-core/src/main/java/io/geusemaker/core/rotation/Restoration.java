package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.RotationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns credentials that come back into a request that selects them. */
final class Restoration {

  private static final Set<String> SERVICES =
      Set.of(
          RotationRequest.N8N,
          RotationRequest.POSTGRES,
          RotationRequest.QDRANT,
          RotationRequest.CRAWL4AI);

  private Restoration() {}

  static RotationRequest request(
      DeploymentName deployment, Set<CredentialId> credentials, List<EnvSecret> declared) {
    Set<String> services = new TreeSet<>();
    List<EnvSecret> secrets = new ArrayList<>();
    for (CredentialId credential : credentials) {
      if (isVariable(credential)) {
        secrets.add(
            declared.stream()
                .filter(secret -> secret.credential().equals(credential))
                .findFirst()
                .orElseGet(() -> EnvSecret.named(credential.name()).of(credential.service())));
      } else {
        services.add(credential.service());
      }
    }
    return services.isEmpty()
        ? RotationRequest.secrets(deployment, secrets)
        : RotationRequest.only(deployment, List.copyOf(services)).plus(secrets);
  }

  /** Names of credentials that are known here have a hyphen or are a single word in lower case. */
  private static boolean isVariable(CredentialId credential) {
    boolean builtIn =
        SERVICES.contains(credential.service())
            && credential.name().matches("password|owner-password|basic-auth|[a-z-]+-(key|token)");
    return !builtIn;
  }
}
