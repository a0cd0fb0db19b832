package io.geusemaker.examples.sandbox.n8n;

import io.geusemaker.examples.sandbox.docker.Surroundings;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** The owner that the environment decides, applied at every start. */
final class ManagedOwner {

  private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final String PREFIX = "N8N_INSTANCE_OWNER_";

  private ManagedOwner() {}

  /**
   * Writes the owner's row.
   *
   * @throws IllegalArgumentException when the hash is none, which ends n8n
   */
  static void apply(Surroundings surroundings, Pool pool) throws SQLException {
    if (surroundings.variable(PREFIX + "MANAGED_BY_ENV").filter("true"::equals).isEmpty()) {
      return;
    }
    String hash = surroundings.variable(PREFIX + "PASSWORD_HASH").orElse("");
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException(PREFIX + "PASSWORD_HASH is not a valid bcrypt hash");
    }
    pool.query(
        "UPDATE \"user\" SET email = ?, password = ? WHERE \"roleSlug\" = 'global:owner'",
        surroundings.variable(PREFIX + "EMAIL").orElse(""),
        hash);
  }
}
