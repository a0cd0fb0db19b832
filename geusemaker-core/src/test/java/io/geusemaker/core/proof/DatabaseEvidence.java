package io.geusemaker.core.proof;

import io.geusemaker.api.secret.Secret;
import java.util.Optional;

/** What has to be proven of a database's password in a test. */
final class DatabaseEvidence {

  private DatabaseEvidence() {}

  static Evidence of(String credential, String accepted, String refused) {
    return new Evidence(
        "stack",
        Optional.of(
            new PostgresProof(
                credential,
                "sha256:image",
                "stack_default",
                "postgres",
                "5432",
                "geusemaker",
                "geusemaker",
                Secret.of(accepted),
                Optional.of(Secret.of(refused)),
                Optional.empty())),
        Optional.empty(),
        Optional.empty());
  }
}
