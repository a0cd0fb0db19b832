package io.geusemaker.core.patch;

import io.geusemaker.core.survey.N8nFacts;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leaves a copy of n8n's tables nothing that n8n would do by itself when it starts on it.
 *
 * <p>Up to 1.x n8n starts workflows that are {@code active}; from 2.0 those, and agents, that have
 * an {@code activeVersionId}, whatever {@code active} says. It also goes on with executions that
 * wait or were not begun, and with what its scheduler and its publisher have queued.
 */
final class QuietCopy {

  private static final List<String> QUEUES =
      List.of("scheduled_task", "scheduled_job", "workflow_publication_outbox");

  private QuietCopy() {}

  static String sql(N8nFacts n8n) {
    String queues =
        QUEUES.stream()
            .map(queue -> text(n8n, queue))
            .collect(Collectors.joining(", ", "ARRAY[", "]"));
    return """
        DO $quiet$
        DECLARE
          published record;
          queue text;
        BEGIN
          FOR published IN
            SELECT format('%%I.%%I', c.table_schema, c.table_name) AS name
            FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = %1$s AND c.column_name = 'activeVersionId'
              AND t.table_type = 'BASE TABLE'
          LOOP
            EXECUTE 'UPDATE ' || published.name || ' SET "activeVersionId" = NULL'
              || ' WHERE "activeVersionId" IS NOT NULL';
          END LOOP;
          FOREACH queue IN ARRAY %2$s LOOP
            IF to_regclass(queue) IS NOT NULL THEN
              EXECUTE 'DELETE FROM ' || queue;
            END IF;
          END LOOP;
          IF to_regclass(%3$s) IS NOT NULL THEN
            EXECUTE 'DELETE FROM ' || %3$s
              || ' WHERE "stoppedAt" IS NULL OR "waitTill" IS NOT NULL';
          END IF;
          UPDATE %4$s SET active = false WHERE active;
        END $quiet$;
        """
        .formatted(
            literal(n8n.schema()),
            queues,
            text(n8n, "execution_entity"),
            table(n8n, "workflow_entity"));
  }

  /** Users, credentials and workflows, in one row. */
  static String rows(N8nFacts n8n) {
    return List.of("user", "credentials_entity", "workflow_entity").stream()
        .map(name -> "(SELECT count(*) FROM " + table(n8n, name) + ")")
        .collect(Collectors.joining(", ", "SELECT ", ";"));
  }

  private static String text(N8nFacts n8n, String name) {
    return literal(table(n8n, name));
  }

  private static String table(N8nFacts n8n, String name) {
    return quoted(n8n.schema()) + "." + quoted(n8n.tablePrefix() + name);
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
