package io.geusemaker.core.rotation;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.change.Declared;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns credentials that come back into a request that selects them. */
final class Restoration {

  /** Those that a service is selected for; every other one is a role's or a declared secret. */
  private static final Set<CredentialId> BUILT_IN =
      Set.of(
          PostgresTarget.CREDENTIAL,
          N8nTarget.OwnerAccount.CREDENTIAL,
          N8nTarget.BasicAuth.CREDENTIAL,
          QdrantKeys.KEY,
          QdrantKeys.READ_ONLY,
          Crawl4aiKeys.TOKEN,
          Crawl4aiKeys.JWT_SECRET);

  private Restoration() {}

  /** The same, with a change over when the stack logs in as another role than it did. */
  static RotationRequest alternating(
      RotationRequest request, Optional<String> role, Survey survey) {
    boolean other =
        role.isPresent()
            && request.rotatePostgres()
            && survey
                .postgres()
                .filter(facts -> !DatabaseClients.role(survey, facts).equals(role.get()))
                .isPresent();
    return other ? request.alternating() : request;
  }

  static RotationRequest request(
      DeploymentName deployment, Set<CredentialId> credentials, Declared declared) {
    Set<String> services = new TreeSet<>();
    List<EnvSecret> secrets = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    List<BasicAuthFile> files = new ArrayList<>();
    List<RequestedCredential> requested = new ArrayList<>();
    for (CredentialId credential : credentials) {
      Optional<RequestedCredential> known = N8nSecrets.of(credential);
      if (known.isPresent()) {
        requested.add(known.get());
      } else if (N8nFacts.IssuedKey.isOne(credential.toString())) {
        requested.add(RequestedCredential.API_KEYS);
      } else if (BUILT_IN.contains(credential)) {
        services.add(credential.service());
      } else if (RoleTarget.role(credential).isPresent()) {
        roles.add(RoleTarget.role(credential).get());
      } else if (BasicAuthFile.of(credential).isPresent()) {
        files.add(
            declared.basicAuthFiles().stream()
                .filter(file -> file.credential().equals(credential))
                .findFirst()
                .orElseGet(() -> BasicAuthFile.of(credential).orElseThrow()));
      } else {
        secrets.add(
            declared.secrets().stream()
                .filter(secret -> secret.credential().equals(credential))
                .findFirst()
                .orElseGet(() -> EnvSecret.named(credential.name()).of(credential.service())));
      }
    }
    RotationRequest request =
        services.isEmpty()
            ? RotationRequest.secrets(deployment, secrets)
            : RotationRequest.only(deployment, List.copyOf(services)).plus(secrets);
    return request.plusRoles(roles).including(requested).plusFiles(files);
  }
}
