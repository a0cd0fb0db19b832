package io.geusemaker.core.rotation;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.PostgresFacts;
import java.util.List;
import java.util.Optional;

/**
 * The database password, as it is now.
 *
 * @param facts what the database says
 * @param oldPassword the password that works now, when it could be found
 * @param sources where the value lives in files
 * @param copies where n8n keeps copies
 * @param route how clients reach the database
 */
record PostgresTarget(
    PostgresFacts facts,
    Optional<Secret> oldPassword,
    List<ValueSource> sources,
    StoredCopies copies,
    Route route) {

  static final CredentialId CREDENTIAL = new CredentialId("postgres", "password");

  /** How clients reach the database. */
  record Route(String image, String network, String host, String port) {}
}
