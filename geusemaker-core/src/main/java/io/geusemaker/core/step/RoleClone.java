package io.geusemaker.core.step;

/**
 * A role that acts as another from its login on, so that it has the same rights and owns nothing.
 *
 * @param name its name
 * @param owner the role that it acts as
 * @param made whether it does not exist before
 */
public record RoleClone(String name, String owner, boolean made) {

  /** Makes it, if it is not there; says the same of it if it is. */
  String sql() {
    return """
        DO $geusemaker$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = %1$s) THEN CREATE ROLE %2$s; END IF;
        END $geusemaker$;
        GRANT %3$s TO %2$s;
        ALTER ROLE %2$s LOGIN;
        ALTER ROLE %2$s SET role TO %4$s;
        """
        .formatted(
            DatabaseSql.literal(name),
            DatabaseSql.identifier(name),
            DatabaseSql.identifier(owner),
            DatabaseSql.literal(owner));
  }

  /** Removes it again if it was made; what it owns after all keeps it, without a login. */
  String undoingSql() {
    return made
        ? """
          DO $geusemaker$ BEGIN
            DROP ROLE %1$s;
          EXCEPTION WHEN dependent_objects_still_exist THEN
            ALTER ROLE %1$s NOLOGIN;
          END $geusemaker$;
          """
            .formatted(DatabaseSql.identifier(name))
        : "";
  }
}
