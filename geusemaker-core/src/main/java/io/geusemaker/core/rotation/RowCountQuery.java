package io.geusemaker.core.rotation;

import io.geusemaker.core.survey.N8nFacts;

/** Counts the rows of n8n's main tables, as the survey does. */
final class RowCountQuery {

  private RowCountQuery() {}

  static String of(N8nFacts n8n) {
    return "SELECT json_build_object('row', 'count', 'users', (SELECT count(*) FROM "
        + table(n8n, "user")
        + "), 'credentials', (SELECT count(*) FROM "
        + table(n8n, "credentials_entity")
        + "), 'workflows', (SELECT count(*) FROM "
        + table(n8n, "workflow_entity")
        + "));";
  }

  private static String table(N8nFacts n8n, String name) {
    return "\"" + n8n.schema() + "\".\"" + n8n.tablePrefix() + name + "\"";
  }
}
