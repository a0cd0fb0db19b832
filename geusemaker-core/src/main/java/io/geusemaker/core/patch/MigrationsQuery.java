package io.geusemaker.core.patch;

import io.geusemaker.core.survey.N8nFacts;

/** Asks how far n8n has migrated its tables. */
final class MigrationsQuery {

  private MigrationsQuery() {}

  /** By name, in the order in which they ran. */
  static String names(N8nFacts n8n) {
    return "SELECT name FROM " + table(n8n) + " ORDER BY id;";
  }

  static String of(N8nFacts n8n) {
    return "SELECT count(*) || ' ' || coalesce(max(name), '') FROM " + table(n8n) + ";";
  }

  private static String table(N8nFacts n8n) {
    return name(n8n.schema()) + "." + name(n8n.tablePrefix() + "migrations");
  }

  private static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
