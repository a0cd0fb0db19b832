package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.proof.PostgresProof;
import io.geusemaker.core.survey.PostgresFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The database password, as it is now.
 *
 * @param facts what the database says
 * @param login the role that clients log in as now
 * @param oldPassword the password that works now, when it could be found
 * @param sources where the value lives in files
 * @param places connection URLs and pgpass files that hold it
 * @param copies where n8n keeps copies
 * @param route how clients reach the database
 * @param alternation the role that they change over to, when it is another
 */
record PostgresTarget(
    PostgresFacts facts,
    DatabaseLogin login,
    Optional<Secret> oldPassword,
    List<ValueSource> sources,
    List<PasswordPlace> places,
    StoredCopies copies,
    Route route,
    Optional<Alternation> alternation) {

  static final CredentialId CREDENTIAL = new CredentialId("postgres", "password");

  /** The same, whose clients change over to another role. */
  PostgresTarget alternating(Alternation turn) {
    return new PostgresTarget(
        facts, login, oldPassword, sources, places, copies, route, Optional.of(turn));
  }

  /** That the new password works, and the old one does not. */
  PostgresProof proof(Secret accepted, Optional<Secret> refused) {
    return route.proof(
        CREDENTIAL,
        newRole(),
        facts.database(),
        accepted,
        refused,
        alternation.map(turn -> login.role()));
  }

  /** That the old password works again, and the new one does not. */
  PostgresProof proofOfOld(Secret accepted, Optional<Secret> refused) {
    return route.proof(
        CREDENTIAL,
        login.role(),
        facts.database(),
        accepted,
        refused,
        alternation.map(Alternation::to));
  }

  /** The role that has the new password. */
  String newRole() {
    return alternation.map(Alternation::to).orElse(login.role());
  }

  /** What the database stores of that role's password now, secret. */
  String verifierOfNewRole() {
    return alternation.map(Alternation::verifier).orElse(login.verifier());
  }

  /** Every place in files that changes with it. */
  List<ValueSource> everywhere() {
    return Stream.of(
            sources.stream(),
            places.stream().map(PasswordPlace::source),
            alternation.stream().map(Alternation::user))
        .flatMap(Function.identity())
        .toList();
  }

  /** How clients reach the database. */
  record Route(String image, String network, String host, String port) {

    PostgresProof proof(
        CredentialId credential,
        String role,
        String database,
        Secret accepted,
        Optional<Secret> refused,
        Optional<String> refusedRole) {
      return new PostgresProof(
          credential.toString(),
          image,
          network,
          host,
          port,
          role,
          database,
          accepted,
          refused,
          refusedRole);
    }
  }
}
