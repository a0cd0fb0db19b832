package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.ScriptResult;
import org.junit.jupiter.api.Test;

/** Dumping a database, and putting it back beside the one that is in use. */
class BackupTest extends HostTest {

  private static final String DUMP =
      "docker exec postgres pg_dump -Fc -U geusemaker -d geusemaker >dump";
  private static final String CHECK = "docker exec -i postgres pg_restore -f /dev/null <";
  private static final String ADMIN =
      "docker exec -i postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -U geusemaker -d ";

  @Test
  void aDumpRestoresTheWholeDatabase() {
    sandbox.query("CREATE SCHEMA shop");
    sandbox.query(
        "CREATE TABLE shop.\"order\" (id int PRIMARY KEY REFERENCES canary, what text[], at"
            + " timestamptz DEFAULT now(), raw bytea)");
    sandbox.query("INSERT INTO shop.\"order\" VALUES (7, '{\"a\\\\b\",NULL}', now(), '\\x00ff0a')");
    sandbox.query("CREATE INDEX ON shop.\"order\" (at)");

    out(DUMP + " && " + CHECK + "dump");
    restore("copy");

    for (String question :
        new String[] {
          "SELECT count(*), md5(string_agg(c::text, ',' ORDER BY id)) FROM canary c",
          "SELECT md5(string_agg(o::text, ',')) FROM shop.\"order\" o",
          "SELECT md5(string_agg(c::text, ',' ORDER BY id)) FROM credentials_entity c",
          "SELECT count(*), max(id), max(name) FROM migrations",
          "SELECT string_agg(format('%s.%s %s %s %s', table_schema, table_name, column_name,"
              + " data_type, column_default), ',' ORDER BY table_name, ordinal_position) FROM information_schema.columns"
              + " WHERE table_schema IN ('public', 'shop')",
          "SELECT string_agg(pg_get_constraintdef(oid), ',' ORDER BY conname, conrelid::regclass::text) FROM pg_constraint",
          "SELECT string_agg(indexdef, ',' ORDER BY indexname) FROM pg_indexes WHERE schemaname"
              + " IN ('public', 'shop')"
        }) {
      assertThat(ask("copy", question)).isEqualTo(ask("geusemaker", question)).isNotEmpty();
    }
    assertThat(ask("copy", "INSERT INTO migrations (timestamp, name) VALUES (1, 'x') RETURNING id"))
        .isEqualTo("5");
  }

  @Test
  void aBrokenDumpIsRefused() {
    out(DUMP);
    out("head -c $(($(wc -c <dump) - 10)) dump >cut && head -c 3 dump >short");
    out("{ head -c 500 dump; printf x; tail -c +502 dump; } >flipped");

    assertThat(sh(CHECK + "cut").stderr()).contains("pg_restore: error: could not read");
    assertThat(sh(CHECK + "short").stderr()).contains("input file is too short");
    assertThat(sh(CHECK + "flipped").stderr()).contains("incorrect data check");
    assertThat(sh("echo 'SELECT 1; -- no archive' | " + CHECK + "/dev/stdin").exitCode())
        .isEqualTo(1);
  }

  @Test
  void aRestorationIsAllOrNothing() {
    out(DUMP);
    out("echo 'CREATE DATABASE half TEMPLATE template0;' | " + ADMIN + "postgres");
    out("echo 'CREATE TABLE settings (key text);' | " + ADMIN + "half");

    ScriptResult result =
        sh(
            "docker exec -i postgres pg_restore --exit-on-error --single-transaction -U geusemaker"
                + " -d half <dump");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr()).contains("relation \"settings\" already exists");
    assertThat(ask("half", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .isEqualTo("1");
  }

  @Test
  void databasesChangePlaces() {
    out(DUMP);
    out("docker stop n8n");
    restore("copy");

    out(
        ADMIN
            + """
            postgres <<'SQL'
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'geusemaker' AND pid <> pg_backend_pid();
            ALTER DATABASE "geusemaker" RENAME TO "old";
            ALTER DATABASE "copy" RENAME TO "geusemaker";
            DROP DATABASE IF EXISTS "old" WITH (FORCE);
            SQL
            """);
    out("docker start n8n");

    assertThat(ask("postgres", "SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database"))
        .isEqualTo("geusemaker postgres template0 template1");
    assertThat(sandbox.query("SELECT count(*) FROM canary")).containsExactly("100");
  }

  @Test
  void readinessIsTheServersOwn() {
    assertThat(out("docker exec postgres pg_isready")).contains("accepting connections");
    assertThat(sh("docker stop postgres && docker exec postgres pg_isready -q").exitCode())
        .isNotZero();
  }

  @Test
  void n8nCountsTheCredentialsThatItsKeyDecrypts() {
    String script =
        """
        docker exec -i n8n sh <<'INNER' 2>/dev/null
        umask 077
        file=$(mktemp /dev/shm/geusemaker.XXXXXX) || exit 1
        trap 'rm -f "$file"' EXIT
        if n8n export:credentials --all --decrypted --output="$file" >/dev/null 2>&1; then
          node -e 'const all = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
            console.log(all.filter((one) => one.data && typeof one.data === "object").length)' "$file"
        else
          echo failed
        fi
        INNER
        """;
    assertThat(out(script)).isEqualTo("3");

    sandbox.query(
        "UPDATE credentials_entity SET data = left(data, 24) || 'AAAA' || right(data, -28)");

    assertThat(out(script)).isEqualTo("failed");
    assertThat(sandbox.unknownCalls()).isEmpty();
  }

  @Test
  void theDataIsWhereTheContainerHasIt() {
    assertThat(ask("geusemaker", "SELECT current_setting('data_directory')"))
        .isEqualTo("/var/lib/postgresql/data");
  }

  private void restore(String database) {
    out("echo 'CREATE DATABASE " + database + " TEMPLATE template0;' | " + ADMIN + "postgres");
    out(
        "docker exec -i postgres pg_restore --exit-on-error --single-transaction -U geusemaker -d "
            + database
            + " <dump");
  }

  private String ask(String database, String sql) {
    return out(ADMIN + database + " <<'SQL'\n" + sql + ";\nSQL\n");
  }
}
