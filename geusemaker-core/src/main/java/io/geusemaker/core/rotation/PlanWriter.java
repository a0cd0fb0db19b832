package io.geusemaker.core.rotation;

import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedChange;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.step.ChangeDatabase;
import io.geusemaker.core.step.HostLayout;
import io.geusemaker.core.step.PrepareLogin;
import io.geusemaker.core.step.ReEncrypt;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the plan that people see. */
final class PlanWriter {

  private final RotationRequest request;
  private final Survey survey;
  private final CredentialSources sources;
  private final Optional<PostgresTarget> postgres;
  private final List<RoleTarget> roles;
  private final Optional<N8nTarget> n8n;
  private final List<SecretTarget> secrets;
  private final List<IssuedKeyTarget> issuedKeys;
  private final List<BasicAuthTarget> basicAuth;
  private final RestartPlan restarts;
  private final List<String> warnings;

  PlanWriter(
      RotationRequest request,
      Survey survey,
      CredentialSources sources,
      Optional<PostgresTarget> postgres,
      List<RoleTarget> roles,
      Optional<N8nTarget> n8n,
      List<SecretTarget> secrets,
      List<IssuedKeyTarget> issuedKeys,
      List<BasicAuthTarget> basicAuth,
      RestartPlan restarts,
      List<String> warnings) {
    this.request = request;
    this.survey = survey;
    this.sources = sources;
    this.postgres = postgres;
    this.roles = roles;
    this.n8n = n8n;
    this.secrets = secrets;
    this.issuedKeys = issuedKeys;
    this.basicAuth = basicAuth;
    this.restarts = restarts;
    this.warnings = warnings;
  }

  Plan write() {
    List<String> credentials = new ArrayList<>();
    List<PlannedChange> changes = new ArrayList<>();
    postgres.ifPresent(
        target -> {
          credentials.add(PostgresTarget.CREDENTIAL.toString());
          changes.addAll(changes(target));
        });
    for (RoleTarget target : roles) {
      credentials.add(target.credential().toString());
      changes.addAll(RoleSteps.changes(target));
    }
    n8n.ifPresent(
        target -> {
          credentials.add(target.credential().toString());
          changes.add(change(target));
        });
    for (SecretTarget target : secrets) {
      credentials.add(target.credential().toString());
      changes.addAll(changes(target));
    }
    for (IssuedKeyTarget target : issuedKeys) {
      credentials.add(target.credential().toString());
      changes.add(masked(target.credential().toString(), target.describe()));
    }
    for (BasicAuthTarget target : basicAuth) {
      credentials.add(target.credential().toString());
      changes.add(masked(target.credential().toString(), target.place()));
    }
    List<PlannedStep> steps = steps();
    List<String> downtime = downtime();
    return new Plan(
        request.deploymentName(),
        credentials,
        changes,
        steps,
        restarts.services(),
        warnings,
        downtime,
        Digests.sha256(
            String.join(
                "\n",
                request.toString(),
                credentials.toString(),
                changes.toString(),
                steps.toString(),
                restarts.services().toString(),
                hostState())));
  }

  private List<PlannedChange> changes(PostgresTarget target) {
    List<PlannedChange> changes = new ArrayList<>();
    String id = PostgresTarget.CREDENTIAL.toString();
    changes.add(masked(id, "role " + target.newRole()));
    target
        .alternation()
        .ifPresent(
            turn ->
                changes.add(
                    new PlannedChange(
                        id, sources.describe(turn.user()), target.login().role(), turn.to())));
    for (ValueSource source : target.sources()) {
      changes.add(masked(id, sources.describe(source)));
    }
    target.places().forEach(place -> changes.add(masked(id, place.describe())));
    for (StoredCopy copy : target.copies().found()) {
      changes.add(masked(id, "n8n's stored credential " + copy));
    }
    return changes;
  }

  private List<PlannedChange> changes(SecretTarget target) {
    List<PlannedChange> changes = new ArrayList<>();
    String id = target.credential().toString();
    changes.add(masked(id, sources.describe(target.source())));
    for (StoredCopy copy : target.copies().found()) {
      changes.add(masked(id, "n8n's stored credential " + copy));
    }
    if (N8nSecretProofs.isEncryptionKey(target)) {
      N8nSettingsFile.path(survey).ifPresent(path -> changes.add(masked(id, path)));
      changes.add(masked(id, "all " + storedCredentials().size() + " credentials that n8n stores"));
    }
    return changes;
  }

  private List<N8nFacts.StoredCredential> storedCredentials() {
    return survey.n8n().map(facts -> facts.encrypted().credentials()).orElse(List.of());
  }

  private PlannedChange change(N8nTarget target) {
    String where =
        RestartPlan.source(target)
            .map(sources::describe)
            .orElse("password hash of " + target.user() + " in n8n's tables");
    return masked(target.credential().toString(), where);
  }

  private static PlannedChange masked(String credential, String where) {
    return new PlannedChange(credential, where, Secret.MASK, Secret.MASK);
  }

  private List<PlannedStep> steps() {
    List<PlannedStep> steps = new ArrayList<>();
    SecretSteps.trial(HostLayout.of(survey.project()), secrets, issuedKeys, basicAuth)
        .ifPresent(step -> steps.add(new PlannedStep(step.id(), step.description())));
    postgres
        .flatMap(PostgresTarget::alternation)
        .map(
            turn -> new PlannedStep(PrepareLogin.ID, PrepareLogin.describe(turn.to(), turn.made())))
        .ifPresent(steps::add);
    secrets.stream()
        .filter(target -> target.overlap().isPresent())
        .map(target -> SecretSteps.overlapping(target.service()))
        .forEach(steps::add);
    List<String> files = changedFiles();
    if (!files.isEmpty()) {
      steps.add(new PlannedStep("files.write", "write " + String.join(", ", files)));
    }
    String change = DatabaseSummary.of(postgres, roles, n8n, secrets, issuedKeys);
    if (!change.isEmpty()) {
      steps.add(new PlannedStep("database.change", change));
    }
    if (secrets.stream().anyMatch(N8nSecretProofs::isEncryptionKey)) {
      steps.add(new PlannedStep(ReEncrypt.ID, ReEncrypt.describe()));
    }
    if (!restarts.services().isEmpty()) {
      steps.add(
          new PlannedStep(
              "containers.recreate", "recreate " + String.join(", ", restarts.services())));
    }
    postgres
        .filter(target -> target.alternation().isPresent())
        .map(target -> new PlannedStep(ChangeDatabase.RETIRE, RoleSteps.retiring(target)))
        .ifPresent(steps::add);
    if (endsSessions()) {
      steps.add(RoleSteps.ending(postgres, roles));
    }
    steps.add(PreparedChange.PROVE);
    return steps;
  }

  private boolean endsSessions() {
    return request.database().endSessions() && (postgres.isPresent() || !roles.isEmpty());
  }

  private List<String> changedFiles() {
    Set<ValueSource> changed = new LinkedHashSet<>();
    postgres.ifPresent(target -> changed.addAll(target.everywhere()));
    roles.forEach(target -> changed.addAll(target.sources()));
    n8n.flatMap(RestartPlan::source).ifPresent(changed::add);
    secrets.forEach(target -> changed.add(target.source()));
    return Stream.of(
            changed.stream().map(sources::fileOf),
            secrets.stream()
                .filter(N8nSecretProofs::isEncryptionKey)
                .flatMap(target -> N8nSettingsFile.path(survey).stream()),
            basicAuth.stream().map(target -> target.declared().path()))
        .flatMap(paths -> paths)
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .distinct()
        .toList();
  }

  private List<String> downtime() {
    List<String> downtime = new ArrayList<>();
    if (restarts.services().contains("n8n")) {
      downtime.add("n8n: about 10 s while its container is recreated");
    }
    restarts.services().stream()
        .filter(service -> !service.equals("n8n"))
        .forEach(service -> downtime.add(service + ": while its container is recreated"));
    if (secrets.stream().anyMatch(N8nSecretProofs::isEncryptionKey)) {
      downtime.add("n8n: also before, while its stored credentials are encrypted anew");
    }
    secrets.stream()
        .filter(target -> target.overlap().isPresent())
        .forEach(
            target ->
                downtime.add(
                    target.service()
                        + ": once more before, to accept both keys; nobody is refused meanwhile"));
    if (postgres.isPresent() || !roles.isEmpty()) {
      downtime.add(
          endsSessions()
              ? "postgres: none; open connections that logged in before are ended, and have to log"
                  + " in again"
              : "postgres: none; open connections stay, it is not restarted");
    }
    n8n.filter(N8nTarget.OwnerAccount.class::isInstance)
        .ifPresent(target -> downtime.add("n8n's owner has to log in again"));
    return downtime;
  }

  /** Everything on the host that the plan rests on; salted by the verifier and hashes in it. */
  private String hostState() {
    List<String> state = survey.state();
    survey.postgres().ifPresent(facts -> state.add(facts.verifier()));
    postgres.ifPresent(target -> state.add(target.verifierOfNewRole()));
    roles.forEach(target -> state.add(target.facts().verifier()));
    issuedKeys.forEach(target -> state.add(Stored.text(target.facts().value())));
    survey
        .n8n()
        .ifPresent(
            facts -> {
              facts.owner().ifPresent(owner -> state.add(owner.passwordHash()));
              facts.databaseCredentials().forEach(row -> state.add(row.id() + " " + row.data()));
              facts.qdrantCredentials().forEach(row -> state.add(row.id() + " " + row.data()));
              if (secrets.stream().anyMatch(N8nSecretProofs::isEncryptionKey)) {
                storedCredentials().forEach(row -> state.add(row.id() + " " + row.data()));
              }
            });
    return String.join("\n", state);
  }
}
