package io.geusemaker.core.rotation;

import io.geusemaker.api.model.PlannedChange;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.proof.PostgresProof;
import io.geusemaker.core.step.ChangeDatabase;
import io.geusemaker.core.step.EndSessions;
import io.geusemaker.core.step.HostLayout;
import io.geusemaker.core.step.PrepareLogin;
import io.geusemaker.core.step.RoleClone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is planned, changed and proven of roles of the database. */
final class RoleSteps {

  private RoleSteps() {}

  /** What changes with a further role's password, masked. */
  static List<PlannedChange> changes(RoleTarget target) {
    List<PlannedChange> changes = new ArrayList<>();
    String id = target.credential().toString();
    changes.add(masked(id, "role " + target.facts().name()));
    target.places().forEach(place -> changes.add(masked(id, place.describe())));
    target
        .copies()
        .found()
        .forEach(copy -> changes.add(masked(id, "n8n's stored credential " + copy)));
    return changes;
  }

  static PlannedChange masked(String credential, String where) {
    return new PlannedChange(credential, where, Secret.MASK, Secret.MASK);
  }

  /** Puts the new passwords of roles into connection URLs, pgpass files and variables. */
  static void write(Blueprint blueprint, NewSecrets secrets, Map<ValueSource, Secret> values) {
    CredentialSources sources = blueprint.sources();
    blueprint
        .postgres()
        .flatMap(PostgresTarget::alternation)
        .ifPresent(turn -> values.put(turn.user(), Secret.of(turn.to())));
    blueprint
        .postgres()
        .ifPresent(
            target ->
                write(
                    target.places(), secrets.required(PostgresTarget.CREDENTIAL), sources, values));
    for (RoleTarget target : blueprint.roles()) {
      write(target.places(), secrets.required(target.credential()), sources, values);
    }
  }

  /** Puts a new password into places, on top of what else changes in them. */
  private static void write(
      List<PasswordPlace> places,
      Secret password,
      CredentialSources sources,
      Map<ValueSource, Secret> values) {
    for (PasswordPlace place : places) {
      Secret value =
          Optional.ofNullable(values.get(place.source()))
              .or(() -> sources.value(place.source()))
              .orElseThrow();
      values.put(place.source(), place.with(value, password));
    }
  }

  /** Makes the role that clients change over to ready, before anything of theirs is changed. */
  static Optional<PrepareLogin> preparation(Blueprint blueprint, NewSecrets secrets) {
    return blueprint
        .postgres()
        .flatMap(
            target ->
                target
                    .alternation()
                    .map(
                        turn ->
                            new PrepareLogin(
                                PostgresTarget.CREDENTIAL.toString(),
                                standIn(blueprint.layout(), target, turn, secrets),
                                login(
                                    turn.to(),
                                    target.facts().database(),
                                    target.route(),
                                    secrets.required(PostgresTarget.CREDENTIAL)),
                                target.login().role())));
  }

  private static ChangeDatabase standIn(
      HostLayout layout, PostgresTarget target, Alternation turn, NewSecrets secrets) {
    return new ChangeDatabase(
        PrepareLogin.ID,
        layout,
        PrepareLogin.describe(turn.to(), turn.made()),
        target.facts().role(),
        target.facts().database(),
        List.of(
            new ChangeDatabase.ValueChange(
                ChangeDatabase.Place.verifierOf(turn.to()),
                Secret.of(turn.verifier()),
                secrets.verifier(PostgresTarget.CREDENTIAL, turn.to()))),
        turn.toClone()
            ? Optional.of(new RoleClone(turn.to(), turn.owner(), turn.made()))
            : Optional.empty());
  }

  /** Takes the password away from the role that clients have left. */
  static Optional<ChangeDatabase> retirement(Blueprint blueprint) {
    return blueprint
        .postgres()
        .filter(target -> target.alternation().isPresent())
        .map(
            target ->
                new ChangeDatabase(
                    ChangeDatabase.RETIRE,
                    blueprint.layout(),
                    retiring(target),
                    target.facts().role(),
                    target.facts().database(),
                    List.of(
                        new ChangeDatabase.ValueChange(
                            ChangeDatabase.Place.verifierOf(target.login().role()),
                            Secret.of(target.login().verifier()),
                            Secret.of(""))),
                    Optional.empty()));
  }

  /** What that does. */
  static String retiring(PostgresTarget target) {
    return "take the password of role " + target.login().role() + " away, which nobody uses then";
  }

  /** The roles whose passwords change. */
  static List<String> names(Optional<PostgresTarget> own, List<RoleTarget> roles) {
    List<String> names = new ArrayList<>();
    own.ifPresent(target -> names.add(target.newRole()));
    roles.forEach(target -> names.add(target.facts().name()));
    return names;
  }

  static PlannedStep ending(Optional<PostgresTarget> own, List<RoleTarget> roles) {
    List<String> names = names(own, roles);
    own.filter(target -> target.alternation().isPresent())
        .ifPresent(target -> names.add(target.login().role()));
    return new PlannedStep(EndSessions.ID, EndSessions.describe(names));
  }

  /** That the new passwords of further roles work. */
  static List<PostgresProof> proofs(Blueprint blueprint, NewSecrets secrets) {
    return blueprint.roles().stream()
        .map(target -> proof(target, secrets.required(target.credential()), target.oldPassword()))
        .toList();
  }

  /** That the old passwords of further roles work again, of those that are known. */
  static List<PostgresProof> proofsOfOld(Blueprint blueprint, NewSecrets secrets) {
    List<PostgresProof> proofs = new ArrayList<>();
    for (RoleTarget target : blueprint.roles()) {
      target
          .oldPassword()
          .ifPresent(old -> proofs.add(proof(target, old, secrets.of(target.credential()))));
    }
    return proofs;
  }

  private static PostgresProof proof(RoleTarget target, Secret accepted, Optional<Secret> refused) {
    return target
        .route()
        .proof(
            target.credential(),
            target.facts().name(),
            target.facts().database(),
            accepted,
            refused,
            Optional.empty());
  }

  /** Ends old sessions of the roles that have new passwords. */
  static EndSessions endSessions(Blueprint blueprint, NewSecrets secrets, int startSeconds) {
    List<EndSessions.Login> logins = new ArrayList<>();
    blueprint
        .postgres()
        .ifPresent(
            target ->
                logins.add(
                    login(
                        target.newRole(),
                        target.facts().database(),
                        target.route(),
                        secrets.required(PostgresTarget.CREDENTIAL))));
    for (RoleTarget target : blueprint.roles()) {
      logins.add(
          login(
              target.facts().name(),
              target.facts().database(),
              target.route(),
              secrets.required(target.credential())));
    }
    Map<String, String> replaced = new HashMap<>();
    for (String service : blueprint.restarts().services()) {
      blueprint
          .survey()
          .service(service)
          .ifPresent(container -> replaced.put(service, container.containerId()));
    }
    return new EndSessions(
        blueprint.layout(),
        blueprint.survey().postgres().orElseThrow().role(),
        blueprint.survey().postgres().orElseThrow().database(),
        logins,
        blueprint.postgres().stream()
            .filter(target -> target.alternation().isPresent())
            .map(target -> target.login().role())
            .toList(),
        replaced,
        startSeconds);
  }

  private static EndSessions.Login login(
      String role, String database, PostgresTarget.Route route, Secret password) {
    return new EndSessions.Login(
        role, database, route.image(), route.network(), route.host(), route.port(), password);
  }
}
