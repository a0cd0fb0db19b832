package io.geusemaker.examples.sandbox;

import io.geusemaker.examples.sandbox.n8n.CredentialCipher;
import io.geusemaker.examples.sandbox.n8n.Schema;
import io.geusemaker.examples.sandbox.postgres.Template;
import io.geusemaker.examples.sandbox.project.InitialSecrets;

/**
 * What all sandboxes of a JVM have in common: a database that is initialised and filled once.
 *
 * @param secrets what sandboxes start with
 * @param database what their databases are copied from
 */
record Foundation(InitialSecrets secrets, Template database) {

  static Foundation shared() {
    return Holder.SHARED;
  }

  private static Foundation lay() {
    InitialSecrets secrets = InitialSecrets.drawn();
    CredentialCipher cipher = new CredentialCipher(secrets.encryptionKey());
    String schema =
        Schema.sql(secrets.ownerEmail(), secrets.ownerHash(), cipher, secrets.postgresPassword());
    String role =
        "SET log_statement = 'none'; ALTER ROLE geusemaker PASSWORD '"
            + secrets.postgresPassword()
            + "'";
    return new Foundation(
        secrets,
        Template.prepared(
            server -> {
              server.execute("geusemaker", role);
              server.execute("geusemaker", schema);
            }));
  }

  /** What a PostgreSQL without data starts from. */
  static Template emptyDatabase() {
    return Empty.TEMPLATE;
  }

  private static final class Empty {
    private static final Template TEMPLATE = Template.prepared(server -> {});
  }

  private static final class Holder {
    private static final Foundation SHARED = lay();
  }
}
