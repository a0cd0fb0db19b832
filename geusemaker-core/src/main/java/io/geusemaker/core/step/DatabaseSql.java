package io.geusemaker.core.step;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.step.ChangeDatabase.Place;
import io.geusemaker.core.step.ChangeDatabase.ValueChange;
import java.util.List;
import java.util.Optional;

/**
 * The transaction that changes a role's verifier and copies of credentials.
 *
 * <p>It first silences every log that would record its statements, for itself only; then checks
 * that each value is what it was or already what it shall be; then changes them. Whether a
 * transaction is among the logged samples is decided when it begins, so that is switched off
 * before.
 */
final class DatabaseSql {

  /** What the script that runs this recognises a refusal by; the server never translates it. */
  static final String CHANGED_MEANWHILE = "GM065:";

  private static final String SILENCE =
      """
      SELECT set_config(name, '0', false) IS NULL FROM pg_settings \
      WHERE name = 'log_transaction_sample_rate';
      BEGIN;
      SET LOCAL log_statement = 'none';
      SET LOCAL log_min_duration_statement = -1;
      SET LOCAL log_min_error_statement = 'panic';
      SET LOCAL log_error_verbosity = terse;
      SET LOCAL track_activities = off;
      SET LOCAL debug_print_parse = off;
      SET LOCAL debug_print_rewritten = off;
      SET LOCAL debug_print_plan = off;
      SET LOCAL log_duration = off;
      SET LOCAL standard_conforming_strings = on;
      SET LOCAL synchronous_commit = on;
      SELECT set_config(name, CASE name WHEN 'log_min_duration_sample' THEN '-1' \
      WHEN 'auto_explain.log_min_duration' THEN '-1' WHEN 'pgaudit.log' THEN 'none' \
      WHEN 'pgaudit.role' THEN '' ELSE 'off' END, true) IS NULL \
      FROM pg_settings WHERE name IN ('log_min_duration_sample', 'auto_explain.log_min_duration', \
      'debug_print_raw_parse', 'pg_stat_statements.track_utility', 'pgaudit.log', 'pgaudit.role');
      """;

  private DatabaseSql() {}

  static Secret transaction(List<ValueChange> changes, Optional<RoleClone> clone, boolean forward) {
    StringBuilder sql = new StringBuilder(SILENCE);
    clone.ifPresent(role -> sql.append(role.sql()));
    for (ValueChange change : changes) {
      String from = text(forward ? change.before() : change.after());
      String to = text(forward ? change.after() : change.before());
      sql.append(guard(change.place(), from, to)).append(assignment(change.place(), to));
    }
    if (!forward) {
      clone.ifPresent(role -> sql.append(role.undoingSql()));
    }
    sql.append("COMMIT;\n");
    return Secret.of(sql);
  }

  /** As a transaction forward, between further statements. */
  static Secret transaction(String first, List<ValueChange> changes, String last) {
    StringBuilder sql = new StringBuilder(SILENCE).append(first);
    for (ValueChange change : changes) {
      String from = text(change.before());
      String to = text(change.after());
      sql.append(guard(change.place(), from, to)).append(assignment(change.place(), to));
    }
    return Secret.of(sql.append(last).append("COMMIT;\n"));
  }

  static Secret forcedBack(List<ValueChange> changes, Optional<RoleClone> clone) {
    StringBuilder sql = new StringBuilder(SILENCE);
    clone.ifPresent(role -> sql.append(role.sql()));
    for (ValueChange change : changes) {
      Place place = change.place();
      boolean login = place.isVerifier() || place.isOwnersHash() || place.isIssuedKey();
      sql.append(
          login
              ? assignment(place, text(change.before()))
              : assignmentWhere(place, text(change.before()), text(change.after())));
    }
    clone.ifPresent(role -> sql.append(role.undoingSql()));
    sql.append("COMMIT;\n");
    return Secret.of(sql);
  }

  static String query(Place place) {
    return "SELECT %s FROM %s WHERE id::text = %s;\n"
        .formatted(identifier(place.column()), relation(place), literal(place.key()));
  }

  private static String guard(Place place, String from, String to) {
    String keyColumn = place.isVerifier() ? "rolname" : "id";
    return """
        DO $geusemaker$ BEGIN
          PERFORM 1 FROM %s WHERE %s::text = %s AND coalesce(%s, '') IN (%s, %s)%s;
          IF NOT FOUND THEN RAISE EXCEPTION '%s a value in %s was changed by someone else meanwhile'; END IF;
        END $geusemaker$;
        """
        .formatted(
            relation(place),
            keyColumn,
            literal(place.key()),
            identifier(place.column()),
            literal(from),
            literal(to),
            place.isVerifier() ? "" : " FOR UPDATE",
            CHANGED_MEANWHILE,
            place.table().replace("'", "''").replace("%", "%%"));
  }

  private static String assignment(Place place, String to) {
    if (place.isVerifier()) {
      return "ALTER ROLE %s PASSWORD %s;\n"
          .formatted(identifier(place.key()), to.isEmpty() ? "NULL" : literal(to));
    }
    return "UPDATE %s SET %s = %s WHERE id::text = %s;\n"
        .formatted(relation(place), identifier(place.column()), literal(to), literal(place.key()));
  }

  private static String assignmentWhere(Place place, String to, String from) {
    return "UPDATE %s SET %s = %s WHERE id::text = %s AND %s = %s;\n"
        .formatted(
            relation(place),
            identifier(place.column()),
            literal(to),
            literal(place.key()),
            identifier(place.column()),
            literal(from));
  }

  private static String relation(Place place) {
    return identifier(place.schema()) + "." + identifier(place.table());
  }

  static String identifier(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String literal(String text) {
    if (text.indexOf('\0') >= 0 || text.contains("$geusemaker$")) {
      throw new IllegalArgumentException("not a value that can be stored");
    }
    return "'" + text.replace("'", "''") + "'";
  }

  private static String text(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }
}
