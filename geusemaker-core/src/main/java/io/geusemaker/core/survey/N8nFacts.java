package io.geusemaker.core.survey;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What n8n and its tables say.
 *
 * @param version n8n's version, or empty when it did not tell
 * @param loginStatus the HTTP status of its login route without credentials
 * @param basicAuth whether it asks for HTTP basic authentication
 * @param ownDatabase whether its database is the stack's own PostgreSQL
 * @param database the database
 * @param schema the schema
 * @param tablePrefix what its tables' names begin with
 * @param owner the owner's account, once it is set up
 * @param databaseCredentials the stored credentials for PostgreSQL databases
 * @param rows how many rows its main tables have, as text
 * @param encryptionKey the key of its stored credentials, when it could be found
 * @param qdrantCredentials the stored credentials for Qdrant
 * @param encrypted everything that it stores encrypted
 * @param issuedKeys the API keys that it has issued, when they were asked for
 */
public record N8nFacts(
    String version,
    int loginStatus,
    boolean basicAuth,
    boolean ownDatabase,
    String database,
    String schema,
    String tablePrefix,
    Optional<Owner> owner,
    List<StoredCredential> databaseCredentials,
    String rows,
    Optional<Secret> encryptionKey,
    List<StoredCredential> qdrantCredentials,
    EncryptedData encrypted,
    List<IssuedKey> issuedKeys) {

  /**
   * What n8n says when nothing more is known of what it stores encrypted, and that is nothing for
   * Qdrant.
   *
   * @param version n8n's version, or empty when it did not tell
   * @param loginStatus the HTTP status of its login route without credentials
   * @param basicAuth whether it asks for HTTP basic authentication
   * @param ownDatabase whether its database is the stack's own PostgreSQL
   * @param database the database
   * @param schema the schema
   * @param tablePrefix what its tables' names begin with
   * @param owner the owner's account, once it is set up
   * @param databaseCredentials the stored credentials for PostgreSQL databases
   * @param rows how many rows its main tables have, as text
   * @param encryptionKey the key of its stored credentials, when it could be found
   */
  public N8nFacts(
      String version,
      int loginStatus,
      boolean basicAuth,
      boolean ownDatabase,
      String database,
      String schema,
      String tablePrefix,
      Optional<Owner> owner,
      List<StoredCredential> databaseCredentials,
      String rows,
      Optional<Secret> encryptionKey) {
    this(
        version,
        loginStatus,
        basicAuth,
        ownDatabase,
        database,
        schema,
        tablePrefix,
        owner,
        databaseCredentials,
        rows,
        encryptionKey,
        List.of(),
        EncryptedData.NONE,
        List.of());
  }

  /**
   * The owner's account.
   *
   * @param id primary key
   * @param email the login
   * @param passwordHash bcrypt, secret
   * @param mfa whether a second factor is asked for
   */
  public record Owner(String id, String email, String passwordHash, boolean mfa) {
    @Override
    public String toString() {
      return email;
    }
  }

  /**
   * An API key that n8n has issued to one of its users.
   *
   * @param id primary key
   * @param label what its user calls it
   * @param made when it was issued
   * @param user the e-mail address of its user
   * @param disabled whether its user is disabled
   * @param audience what it opens; {@code public-api}, unless it is for something else
   * @param scopes what it may do; empty when it may do all that its user may
   * @param value the key
   */
  public record IssuedKey(
      String id,
      String label,
      Instant made,
      String user,
      boolean disabled,
      String audience,
      Optional<List<String>> scopes,
      Secret value) {

    private static final String PREFIX = "api-key-";

    /**
     * The credential that it is.
     *
     * @return such as {@code n8n/api-key-0123456789abcdef}
     */
    public CredentialId credential() {
      return new CredentialId(RotationRequest.N8N, PREFIX + id);
    }

    /**
     * Whether a credential is an issued key.
     *
     * @param credential as {@code service/name}
     * @return whether it is one
     */
    public static boolean isOne(String credential) {
      return credential.startsWith(RotationRequest.N8N + "/" + PREFIX);
    }

    /** Its label and id: the value is secret. */
    @Override
    public String toString() {
      return "\"" + label + "\" (" + id + ")";
    }
  }

  /**
   * A credential that n8n keeps.
   *
   * @param id primary key
   * @param name its name
   * @param data its encrypted content
   */
  public record StoredCredential(String id, String name, String data) {
    @Override
    public String toString() {
      return "\"" + name + "\" (" + id + ")";
    }
  }

  /** The version: the rest holds secrets. */
  @Override
  public String toString() {
    return "n8n " + version;
  }
}
