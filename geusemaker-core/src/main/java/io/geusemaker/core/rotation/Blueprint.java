package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.Plan;
import io.geusemaker.core.change.Declared;
import io.geusemaker.core.step.HostLayout;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan with everything that carrying it out needs, except the new secrets.
 *
 * @param plan what people see
 * @param survey what it was made from
 * @param layout the compose project
 * @param postgres the database password, if it is rotated
 * @param roles passwords of further roles that are rotated
 * @param endSessions whether old sessions of changed roles are ended
 * @param n8n n8n's login, if it is rotated
 * @param secrets keys and tokens of other services that are rotated
 * @param issuedKeys n8n's API keys that are reissued
 * @param basicAuth passwords in basic-auth files that are rotated
 * @param restarts what has to be recreated
 * @param sources where values live in files
 */
record Blueprint(
    Plan plan,
    Survey survey,
    HostLayout layout,
    Optional<PostgresTarget> postgres,
    List<RoleTarget> roles,
    boolean endSessions,
    Optional<N8nTarget> n8n,
    List<SecretTarget> secrets,
    List<IssuedKeyTarget> issuedKeys,
    List<BasicAuthTarget> basicAuth,
    RestartPlan restarts,
    CredentialSources sources) {

  /** How those were declared that change and are of no service that is built in. */
  Declared declared() {
    return new Declared(
        secrets.stream().flatMap(target -> target.declaration().stream()).toList(),
        basicAuth.stream().map(BasicAuthTarget::declared).toList());
  }

  /** Whether a role of the database gets a new password. */
  boolean changesRoles() {
    return postgres.isPresent() || !roles.isEmpty();
  }

  /** The credentials that change. */
  List<CredentialId> credentials() {
    List<CredentialId> credentials = new ArrayList<>();
    postgres.ifPresent(target -> credentials.add(PostgresTarget.CREDENTIAL));
    roles.forEach(target -> credentials.add(target.credential()));
    n8n.ifPresent(target -> credentials.add(target.credential()));
    secrets.forEach(target -> credentials.add(target.credential()));
    issuedKeys.forEach(target -> credentials.add(target.credential()));
    basicAuth.forEach(target -> credentials.add(target.credential()));
    return credentials;
  }
}
