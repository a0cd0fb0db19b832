package io.geusemaker.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.step.ChangeDatabase.Place;
import io.geusemaker.core.step.ChangeDatabase.ValueChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The transaction that changes credentials")
class DatabaseSqlTest {

  private static final Place ROLE = Place.verifierOf("geuse\"maker");
  private static final Place ROW = new Place("n8n-prod", "it's_user", "password", "1");

  @Test
  void keepsItselfOutOfTheSamplesBeforeItBegins() {
    String sql = sql(true, change(ROLE, "old", "new"));

    assertThat(sql.indexOf("log_transaction_sample_rate")).isBetween(0, sql.indexOf("BEGIN;"));
    assertThat(sql).as("no error on a server without it").doesNotContain("SET log_transaction");
  }

  @Test
  void silencesEveryLogBeforeTheFirstSecret() {
    String sql = sql(true, change(ROLE, "old-verifier", "new-verifier"));

    assertThat(sql.substring(0, sql.indexOf("old-verifier")))
        .contains(
            "log_statement = 'none'",
            "log_min_duration_statement = -1",
            "log_min_error_statement = 'panic'",
            "log_error_verbosity = terse",
            "log_duration = off",
            "'log_min_duration_sample' THEN '-1'",
            "'auto_explain.log_min_duration' THEN '-1'",
            "debug_print_parse = off",
            "debug_print_rewritten = off",
            "debug_print_plan = off",
            "track_activities = off",
            "pg_stat_statements.track_utility",
            "pgaudit.log");
  }

  @Test
  void checksEveryValueBeforeItIsChanged() {
    String sql = sql(true, change(ROLE, "r1", "r2"), change(ROW, "w1", "w2"));

    assertThat(sql)
        .containsSubsequence(
            "IN ('r1', 'r2')",
            "ALTER ROLE \"geuse\"\"maker\" PASSWORD 'r2'",
            "IN ('w1', 'w2') FOR UPDATE",
            "UPDATE \"n8n-prod\".\"it's_user\" SET \"password\" = 'w2' WHERE id::text = '1'",
            "COMMIT;");
  }

  @Test
  void refusesWithAMarkThatNoServerTranslates() {
    assertThat(sql(true, change(ROW, "w1", "w2")))
        .contains("RAISE EXCEPTION 'GM065: a value in it''s_user was changed");
  }

  @Test
  void goesBackTheSameWay() {
    assertThat(sql(false, change(ROLE, "", "new")))
        .containsSubsequence("IN ('new', '')", "PASSWORD NULL");
  }

  private static ValueChange change(Place place, String before, String after) {
    return new ValueChange(place, Secret.of(before), Secret.of(after));
  }

  private static String sql(boolean forward, ValueChange... changes) {
    return DatabaseSql.transaction(List.of(changes), Optional.empty(), forward)
        .reveal(SecretAccess.deliberate());
  }
}
