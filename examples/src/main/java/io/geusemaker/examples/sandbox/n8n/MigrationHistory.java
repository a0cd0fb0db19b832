package io.geusemaker.examples.sandbox.n8n;

import io.geusemaker.examples.sandbox.image.Migration;
import java.util.List;

/** How the stand-in's tables came to be what they are, release by release. */
public final class MigrationHistory {

  /** What 2.40.6 and everything before it has done; the tables are made after them. */
  public static final List<Migration> UP_TO_2_40_6 =
      List.of(
          done(1587669153312L, "InitialMigration"),
          done(1646992772331L, "CreateUserManagement"),
          done(1690000000040L, "AddMfaColumns"),
          done(1750252139168L, "LinkRoleToUserTable"));

  /** What 2.40.7 adds. */
  public static final List<Migration> OF_2_40_7 =
      List.of(
          new Migration(
              1790000000000L,
              "AddDescriptionToCredentials1790000000000",
              "ALTER TABLE credentials_entity ADD COLUMN description text"),
          new Migration(
              1790000000001L,
              "CreateVersionHistory1790000000001",
              "CREATE TABLE version_history (id serial PRIMARY KEY, version varchar(36) NOT NULL);"
                  + " INSERT INTO version_history (version) VALUES ('2.40.7')"));

  private MigrationHistory() {}

  private static Migration done(long timestamp, String name) {
    return new Migration(timestamp, name + timestamp, "");
  }

  static String inserts() {
    StringBuilder sql = new StringBuilder();
    for (Migration migration : UP_TO_2_40_6) {
      sql.append(insert(migration)).append(";\n");
    }
    return sql.toString();
  }

  static String insert(Migration migration) {
    return "INSERT INTO migrations (timestamp, name) VALUES (%d, '%s')"
        .formatted(migration.timestamp(), migration.name());
  }
}
