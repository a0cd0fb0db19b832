package io.geusemaker.examples.sandbox.n8n;

import io.geusemaker.examples.sandbox.image.Content;
import io.geusemaker.examples.sandbox.image.Flaw;
import io.geusemaker.examples.sandbox.image.Migration;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings the tables to the state that a version of n8n needs, before it serves. */
final class Migrator {

  private Migrator() {}

  /**
   * Runs the migrations that are missing.
   *
   * @throws IllegalStateException when the tables are newer than this version, which ends n8n
   */
  static void run(Content content, Pool pool, List<String> log) throws SQLException {
    if (content.migrations().isEmpty()) {
      return;
    }
    Set<String> done = new HashSet<>();
    pool.query("SELECT name FROM migrations").forEach(row -> done.add(row.get(0)));
    Set<String> unknown = new HashSet<>(done);
    content.migrations().stream().map(Migration::name).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("the database has unknown migrations: " + unknown);
    }
    for (Migration migration : content.migrations()) {
      if (!done.contains(migration.name())) {
        log.add("Starting migration " + migration.name());
        pool.query(
            "BEGIN; " + migration.sql() + "; " + MigrationHistory.insert(migration) + "; COMMIT");
        log.add("Finished migration " + migration.name());
      }
    }
    if (content.flaw() instanceof Flaw.CrashesAfterMigrating) {
      throw new IllegalStateException("Cannot find module './sandbox'");
    }
  }
}
