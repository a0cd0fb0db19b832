package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.PostgresFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database password, as it is now.
 *
 * @param facts what the database says
 * @param oldPassword the password that works now, when it could be found
 * @param sources where the value lives in files
 * @param places connection URLs and pgpass files that hold it
 * @param copies where n8n keeps copies
 * @param route how clients reach the database
 */
record PostgresTarget(
    PostgresFacts facts,
    Optional<Secret> oldPassword,
    List<ValueSource> sources,
    List<PasswordPlace> places,
    StoredCopies copies,
    Route route) {

  static final CredentialId CREDENTIAL = new CredentialId("postgres", "password");

  /** Every place in files that changes with it. */
  List<ValueSource> everywhere() {
    return Stream.concat(sources.stream(), places.stream().map(PasswordPlace::source)).toList();
  }

  /** How clients reach the database. */
  record Route(String image, String network, String host, String port) {}
}
