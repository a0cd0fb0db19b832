package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.proof.Evidence;
import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.proof.N8nProof;
import io.geusemaker.core.proof.N8nSecretProof;
import io.geusemaker.core.proof.PostgresProof;
import io.geusemaker.core.step.ChangeDatabase;
import io.geusemaker.core.step.ChangeDatabase.Place;
import io.geusemaker.core.step.ChangeDatabase.ValueChange;
import io.geusemaker.core.step.FileChange;
import io.geusemaker.core.step.OverlapKeys;
import io.geusemaker.core.step.Recreate;
import io.geusemaker.core.step.Restarts;
import io.geusemaker.core.step.Step;
import io.geusemaker.core.step.WriteFiles;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.PostgresFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a blueprint and new secrets into steps. */
final class StepPreparer {

  private static final int START_SECONDS = 180;

  private final Blueprint blueprint;
  private final NewSecrets secrets;
  private final Map<CredentialId, Secret> recorded;

  StepPreparer(Blueprint blueprint, NewSecrets secrets, Map<CredentialId, Secret> recorded) {
    this.blueprint = blueprint;
    this.secrets = secrets;
    this.recorded = recorded;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Restarts restarts = new Restarts(blueprint.restarts().services(), START_SECONDS);
    SecretSteps.trial(
            blueprint.layout(), blueprint.secrets(), blueprint.issuedKeys(), blueprint.basicAuth())
        .ifPresent(steps::add);
    RoleSteps.preparation(blueprint, secrets).ifPresent(steps::add);
    Map<ValueSource, Secret> values = FileValues.of(blueprint, secrets);
    List<FileChange> files = fileChanges(values);
    Optional<OverlapKeys> overlap = overlap(restarts);
    if (overlap.isPresent()) {
      steps.add(overlap.get());
      // Whoever takes this back takes the overlap back next, and with it everything that restarts.
      List<FileChange> rest = CredentialSources.rest(overlap.get().files().files(), files);
      steps.add(new WriteFiles(blueprint.layout(), rest, new Restarts(List.of(), START_SECONDS)));
    } else if (!files.isEmpty()) {
      steps.add(new WriteFiles(blueprint.layout(), files, restarts));
    }
    List<ValueChange> changes = databaseChanges();
    if (!changes.isEmpty()) {
      PostgresFacts facts = blueprint.survey().postgres().orElseThrow();
      steps.add(
          new ChangeDatabase(
              ChangeDatabase.ID,
              blueprint.layout(),
              DatabaseSummary.of(
                  blueprint.postgres(),
                  blueprint.roles(),
                  blueprint.n8n(),
                  blueprint.secrets(),
                  blueprint.issuedKeys()),
              facts.role(),
              blueprint
                  .survey()
                  .n8n()
                  .filter(N8nFacts::ownDatabase)
                  .map(N8nFacts::database)
                  .orElse(facts.database()),
              changes,
              Optional.empty()));
    }
    N8nSecretProofs.reEncrypt(blueprint, secrets).ifPresent(steps::add);
    if (!restarts.services().isEmpty()) {
      steps.add(new Recreate(blueprint.layout(), restarts, expectations(values)));
    }
    RoleSteps.retirement(blueprint).ifPresent(steps::add);
    if (blueprint.endSessions() && blueprint.changesRoles()) {
      steps.add(RoleSteps.endSessions(blueprint, secrets, START_SECONDS));
    }
    return steps;
  }

  private List<FileChange> fileChanges(Map<ValueSource, Secret> values) {
    List<FileChange> files =
        new ArrayList<>(values.isEmpty() ? List.of() : blueprint.sources().changes(values));
    blueprint.secrets().stream()
        .filter(N8nSecretProofs::isEncryptionKey)
        .flatMap(
            target ->
                N8nSettingsFile.change(blueprint.survey(), secrets.required(target.credential()))
                    .stream())
        .forEach(files::add);
    files.addAll(BasicAuthSteps.changes(blueprint.basicAuth(), secrets));
    return files;
  }

  private Optional<OverlapKeys> overlap(Restarts restarts) {
    return blueprint.secrets().stream()
        .filter(target -> target.overlap().isPresent())
        .findFirst()
        .map(
            target -> {
              Secret fresh = secrets.required(target.credential());
              List<FileChange> files =
                  blueprint
                      .sources()
                      .overlapped(
                          target.source(),
                          fresh,
                          target.overlap().orElseThrow(),
                          target.oldSecret().orElseThrow())
                      .orElseThrow(
                          () ->
                              SecretFinder.notRotatable(
                                  target.credential(), "no place was found for a second key"));
              return SecretSteps.overlap(blueprint.layout(), target, fresh, files, restarts);
            });
  }

  private List<ValueChange> databaseChanges() {
    List<ValueChange> changes = new ArrayList<>();
    blueprint.postgres().ifPresent(target -> changes.addAll(changes(target)));
    blueprint
        .roles()
        .forEach(
            target ->
                changes.addAll(
                    changes(
                        target.credential(),
                        target.facts().name(),
                        target.facts().verifier(),
                        target.copies())));
    blueprint
        .n8n()
        .filter(N8nTarget.OwnerAccount.class::isInstance)
        .map(N8nTarget.OwnerAccount.class::cast)
        .ifPresent(
            target ->
                changes.add(
                    new ValueChange(
                        place(target.facts(), "user", "password", target.owner().id()),
                        Secret.of(target.owner().passwordHash()),
                        secrets.hash(target.credential()))));
    for (SecretTarget target : blueprint.secrets()) {
      for (StoredCopy copy : target.copies().found()) {
        changes.add(refreshed(copy, "apiKey", secrets.required(target.credential())));
      }
    }
    for (IssuedKeyTarget target : blueprint.issuedKeys()) {
      changes.add(
          new ValueChange(
              place(
                  blueprint.survey().n8n().orElseThrow(),
                  "user_api_keys",
                  "apiKey",
                  target.facts().id()),
              target.facts().value(),
              secrets.required(target.credential())));
    }
    return changes;
  }

  private ValueChange refreshed(StoredCopy copy, String field, Secret secret) {
    N8nFacts n8n = blueprint.survey().n8n().orElseThrow();
    Secret key = n8n.encryptionKey().orElseThrow();
    return changed(n8n, copy, StoredCopies.with(copy, field, secret, key));
  }

  private static ValueChange changed(N8nFacts n8n, StoredCopy copy, Secret data) {
    return new ValueChange(
        place(n8n, "credentials_entity", "data", copy.row().id()),
        Secret.of(copy.row().data()),
        data);
  }

  private List<ValueChange> changes(PostgresTarget target) {
    // A role that clients change over to has its password before.
    return target.alternation().isPresent()
        ? copies(PostgresTarget.CREDENTIAL, target.newRole(), target.copies())
        : changes(
            PostgresTarget.CREDENTIAL,
            target.newRole(),
            target.verifierOfNewRole(),
            target.copies());
  }

  private List<ValueChange> changes(
      CredentialId credential, String role, String verifier, StoredCopies copies) {
    List<ValueChange> changes = new ArrayList<>();
    changes.add(
        new ValueChange(
            Place.verifierOf(role), Secret.of(verifier), secrets.verifier(credential, role)));
    changes.addAll(copies(credential, role, copies));
    return changes;
  }

  private List<ValueChange> copies(CredentialId credential, String role, StoredCopies copies) {
    List<ValueChange> changes = new ArrayList<>();
    for (StoredCopy copy : copies.found()) {
      N8nFacts n8n = blueprint.survey().n8n().orElseThrow();
      Secret key = n8n.encryptionKey().orElseThrow();
      Secret password = secrets.required(credential);
      changes.add(changed(n8n, copy, StoredCopies.refreshed(copy, role, password, key)));
    }
    return changes;
  }

  private static Place place(N8nFacts n8n, String table, String column, String id) {
    return new Place(n8n.schema(), n8n.tablePrefix() + table, column, id);
  }

  private List<Restarts.Expectation> expectations(Map<ValueSource, Secret> values) {
    List<Restarts.Expectation> expectations = new ArrayList<>();
    for (CredentialSources.Use use : blueprint.restarts().uses()) {
      Secret value = values.get(use.source());
      if (use.whole() && value != null) {
        expectations.add(new Restarts.Expectation(use.service(), use.variable(), value));
      }
    }
    return expectations;
  }

  Evidence evidence() {
    return new Evidence(
            blueprint.layout().project(),
            blueprint
                .postgres()
                .map(
                    target ->
                        target.proof(
                            secrets.required(PostgresTarget.CREDENTIAL), target.oldPassword())),
            blueprint.n8n().map(this::n8nProof),
            rows())
        .withRoles(RoleSteps.proofs(blueprint, secrets))
        .with(SecretSteps.proofs(blueprint, secrets))
        .withN8nSecrets(
            blueprint.secrets().stream()
                .flatMap(
                    target ->
                        N8nSecretProofs.of(
                            target,
                            blueprint.survey(),
                            secrets.required(target.credential()),
                            target.oldSecret(),
                            newOwnerHash())
                            .stream())
                .toList());
  }

  /** What n8n stores of its owner when the login is rotated as well. */
  private Optional<Secret> newOwnerHash() {
    return blueprint
        .n8n()
        .filter(target -> target.storedHash().isPresent())
        .map(target -> secrets.hash(target.credential()));
  }

  /** That the old secrets work again and the new ones do not, for after an undo. */
  Optional<Evidence> evidenceOfOld() {
    Optional<PostgresProof> postgres =
        blueprint
            .postgres()
            .flatMap(
                target ->
                    target
                        .oldPassword()
                        .map(old -> target.proofOfOld(old, secrets.of(PostgresTarget.CREDENTIAL))));
    Optional<N8nProof> n8n =
        blueprint
            .n8n()
            .map(
                target ->
                    new N8nProof(
                        target.credential().toString(),
                        target instanceof N8nTarget.BasicAuth,
                        target.user(),
                        target.oldPassword(recorded),
                        secrets.of(target.credential())));
    List<PostgresProof> roles = RoleSteps.proofsOfOld(blueprint, secrets);
    List<HttpProof> http = new ArrayList<>();
    List<N8nSecretProof> n8nSecrets = new ArrayList<>();
    for (SecretTarget target : blueprint.secrets()) {
      if (target.oldSecret().isEmpty()) {
        continue;
      }
      Secret old = target.oldSecret().get();
      Optional<Secret> fresh = secrets.of(target.credential());
      N8nSecretProofs.of(target, blueprint.survey(), old, fresh, Optional.empty())
          .ifPresentOrElse(n8nSecrets::add, () -> http.add(SecretSteps.proof(target, old, fresh)));
    }
    for (IssuedKeyTarget target : blueprint.issuedKeys()) {
      http.add(target.proof(target.facts().value(), secrets.of(target.credential())));
    }
    http.addAll(BasicAuthSteps.proofsOfOld(blueprint.basicAuth(), secrets));
    return postgres.isEmpty()
            && n8n.isEmpty()
            && http.isEmpty()
            && roles.isEmpty()
            && n8nSecrets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Evidence(blueprint.layout().project(), postgres, n8n, rows())
                .withRoles(roles)
                .with(http)
                .withN8nSecrets(n8nSecrets)
                .allowingDeletions());
  }

  private N8nProof n8nProof(N8nTarget target) {
    return new N8nProof(
        target.credential().toString(),
        target instanceof N8nTarget.BasicAuth,
        target.user(),
        secrets.of(target.credential()),
        target.oldPassword(recorded));
  }

  private Optional<Evidence.RowCount> rows() {
    return PresentAccess.rows(blueprint.survey());
  }
}
