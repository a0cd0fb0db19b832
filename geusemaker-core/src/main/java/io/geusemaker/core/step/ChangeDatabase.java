package io.geusemaker.core.step;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.ShellText;
import java.util.List;
import java.util.Optional;

/**
 * Changes a role's verifier and rows that hold copies of credentials, all in one transaction, so
 * that no one ever sees one without the other.
 *
 * @param id its stable name
 * @param layout the compose project
 * @param summary what it does, in a phrase
 * @param user the role to act as, over the container's trusted socket
 * @param database the database
 * @param changes what changes
 * @param standIn a role that has to be there for it
 */
public record ChangeDatabase(
    String id,
    HostLayout layout,
    String summary,
    String user,
    String database,
    List<ValueChange> changes,
    Optional<RoleClone> standIn)
    implements Step {

  /** The stable name of the one that changes credentials to new ones. */
  public static final String ID = "database.change";

  /** The stable name of the one that takes an old password away after its users have changed. */
  public static final String RETIRE = "database.retire";

  private static final ShellText[] FORWARD = {ShellText.CHANGE_DATABASE};
  private static final ShellText[] BACK = {ShellText.AWAIT_ENGINE, ShellText.CHANGE_DATABASE};

  /**
   * One value in the database.
   *
   * @param place which value it is
   * @param before what is there before, as the database stores it
   * @param after what is there after, as the database stores it
   */
  public record ValueChange(Place place, Secret before, Secret after) {}

  /**
   * Where a value is: a row's column, or a role's verifier when the table is {@code pg_authid}.
   *
   * @param schema the schema
   * @param table the table
   * @param column the column
   * @param key the primary key of the row, or the name of the role
   */
  public record Place(String schema, String table, String column, String key) {

    /**
     * The verifier of a role.
     *
     * @param role the role
     * @return its place
     */
    public static Place verifierOf(String role) {
      return new Place("pg_catalog", "pg_authid", "rolpassword", role);
    }

    /**
     * Whether it is a role's verifier.
     *
     * @return whether it has to be changed by {@code ALTER ROLE}
     */
    public boolean isVerifier() {
      return table.equals("pg_authid");
    }

    /**
     * Whether it is the hash of n8n's owner.
     *
     * @return whether it is the column of an account's password
     */
    public boolean isOwnersHash() {
      return column.equals("password");
    }

    /**
     * Whether it is an API key that n8n has issued.
     *
     * @return whether it is the column of such a key
     */
    public boolean isIssuedKey() {
      return column.equals("apiKey");
    }

    /**
     * Reads the value.
     *
     * @return a query with one row and one column
     */
    public String query() {
      return DatabaseSql.query(this);
    }
  }

  @Override
  public String description() {
    return summary;
  }

  @Override
  public Applied apply(ScriptRunner host) {
    run(host, "change the database", true);
    return Applied.QUIETLY;
  }

  @Override
  public boolean isRepeatedAtTheEnd() {
    return true;
  }

  @Override
  public void undo(ScriptRunner host) {
    run(host, "put the database back", false);
  }

  /**
   * Takes the change back whatever is there now, over the trusted socket: break-glass. Copies that
   * somebody else has changed are left alone.
   *
   * @param host the connection
   * @throws io.geusemaker.api.failure.GeuseMakerException when it could not be done
   */
  public void force(ScriptRunner host) {
    try (Secret sql = DatabaseSql.forcedBack(changes, standIn)) {
      run(host, "set the database back by force", sql, BACK);
    }
  }

  private void run(ScriptRunner host, String name, boolean forward) {
    try (Secret sql = DatabaseSql.transaction(changes, standIn, forward)) {
      run(host, name, sql, forward ? FORWARD : BACK);
    }
  }

  private void run(ScriptRunner host, String name, Secret sql, ShellText... texts) {
    host.run(
        layout
            .script(name, "", texts)
            .parameter("DATABASE_USER", user)
            .parameter("DATABASE", database)
            .secret("SQL", sql));
  }
}
