package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What PostgreSQL logs for a while when it logs every statement and every duration; that it does so
 * is shown by a statement that changes a password as it should not be done.
 */
final class StatementLog {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StackUnderTest stack;
  private final String before;

  private StatementLog(StackUnderTest stack) {
    this.stack = stack;
    before = control();
  }

  static StatementLog from(StackUnderTest stack) {
    stack.query("ALTER SYSTEM SET log_statement = 'all'");
    stack.query("ALTER SYSTEM SET log_min_duration_statement = 0");
    stack.query("SELECT pg_reload_conf()");
    return new StatementLog(stack);
  }

  /** What was logged since, without the statements that show that all are logged. */
  String untilNow() {
    String after = control();
    String log = stack.databaseLog();
    int start = log.lastIndexOf(before) + before.length();
    return log.substring(start, log.indexOf(after, start));
  }

  /** What the database stores of passwords: the roles' verifiers, n8n's hashes and ciphertexts. */
  static Set<String> stored(StackUnderTest stack) {
    Set<String> stored = new LinkedHashSet<>();
    stored.addAll(
        stack.query(
            """
            SELECT rolpassword FROM pg_authid
            WHERE rolname LIKE 'geusemaker%' AND rolpassword IS NOT NULL"""));
    stored.addAll(stack.query("SELECT password FROM \"user\" WHERE password IS NOT NULL"));
    stored.addAll(stack.query("SELECT data FROM credentials_entity WHERE type = 'postgres'"));
    return stored;
  }

  /** Runs a statement until the log shows one and how long it took; gives back its beginning. */
  private String control() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      String role = "control_" + System.nanoTime();
      String statement = "CREATE ROLE " + role + " PASSWORD 'SCRAM-SHA-256$of the test'";
      stack.query(statement);
      stack.query("DROP ROLE " + role);
      String log = stack.databaseLog();
      int shown = log.indexOf(statement);
      if (shown >= 0 && log.indexOf("duration: ", shown) >= 0) {
        return statement;
      }
      // The new settings take effect a moment after the reload.
      assertThat(Instant.now()).as("when PostgreSQL logs every statement").isBefore(deadline);
    }
  }
}
