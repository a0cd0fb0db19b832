package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a rotation does, step by step, behaves as on a real stack. */
class RotationByHandTest extends HostTest {

  private static final String NEW = "brand-new-password";
  private static final String EDIT =
      "sed -i 's/^POSTGRES_PASSWORD=.*/POSTGRES_PASSWORD=" + NEW + "/' root/runtime.env";

  @Test
  void aNewDatabasePasswordReachesN8nWhenItsContainerIsRecreated() {
    String before = out("docker inspect -f '{{.Id}}' n8n");
    alterRole(NEW);
    out(EDIT);
    out(COMPOSE + "up -d --no-deps --no-build --wait n8n");
    awaitStatus("/rest/login", 401);

    assertThat(out("docker inspect -f '{{.Id}}' n8n")).isNotEqualTo(before);
    assertThat(out("docker exec n8n printenv DB_POSTGRESDB_PASSWORD")).isEqualTo(NEW);
    assertThat(sandbox.postgresAccepts("geusemaker", NEW)).isTrue();
    assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isFalse();
    assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), sandbox.ownerPassword())).isEqualTo(200);
  }

  @Test
  void openSessionsHideAStalePasswordUntilTheyAreLost() {
    alterRole(NEW);
    assertThat(sandbox.n8nStatus("/healthz/readiness")).isEqualTo(200);

    sandbox.dropN8nSessions();

    assertThat(sandbox.n8nStatus("/healthz/readiness")).isEqualTo(503);
    assertThat(sandbox.n8nStatus("/healthz")).isEqualTo(200);
    assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), sandbox.ownerPassword())).isEqualTo(503);
  }

  @Test
  void n8nWithAWrongPasswordGivesUpIsRestartedAndRecovers() {
    out(EDIT);
    out(COMPOSE + "up -d --no-deps n8n");
    assertThat(sandbox.n8nStatus("/healthz")).isEqualTo(200);
    assertThat(sandbox.n8nStatus("/healthz/readiness")).isEqualTo(503);
    assertThat(sandbox.n8nStatus("/rest/login")).isEqualTo(404);
    awaitStatus("/healthz", 0);
    assertThat(out("docker inspect -f '{{.State.Status}} {{.State.Restarting}}' n8n"))
        .isEqualTo("restarting true");

    alterRole(NEW);

    awaitStatus("/rest/login", 401);
    assertThat(out("docker logs n8n")).contains("password authentication failed");
  }

  @Test
  void aHashInTheDatabaseIsAtOnceTheOwnersPassword() {
    String hash = BCrypt.withDefaults().hashToString(10, "Another1".toCharArray());
    out(
        "printf '%s' \"UPDATE \\\"user\\\" SET password = '"
            + hash.replace("$", "\\$")
            + "' WHERE \\\"roleSlug\\\" = 'global:owner'\" | "
            + PSQL);

    assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), "Another1")).isEqualTo(200);
    assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), sandbox.ownerPassword())).isEqualTo(401);
  }

  @Test
  void aPlainUpRecreatesEveryReaderOfTheEnvFile() {
    String before = out("docker ps -q --no-trunc");
    alterRole(NEW);
    out(EDIT);
    out(COMPOSE + "up -d");
    awaitStatus("/rest/login", 401);

    assertThat(out("docker ps -q --no-trunc").lines())
        .doesNotContainAnyElementsOf(before.lines().toList());
    assertThat(sandbox.query("SELECT count(*) FROM canary")).containsExactly("100");
  }

  @Test
  void aRestartKeepsTheOldEnvironment() {
    out(EDIT);
    out("docker restart n8n");

    assertThat(out("docker exec n8n printenv DB_POSTGRESDB_PASSWORD"))
        .isEqualTo(sandbox.postgresPassword());
  }

  private void alterRole(String password) {
    out(
        "printf \"BEGIN; SET LOCAL log_statement = 'none'; ALTER ROLE geusemaker PASSWORD '"
            + password
            + "'; COMMIT;\" | "
            + PSQL);
  }

  private void awaitStatus(String path, int status) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (sandbox.n8nStatus(path) != status) {
      assertThat(Instant.now()).as("%s is not %s in time", path, status).isBefore(deadline);
    }
  }
}
