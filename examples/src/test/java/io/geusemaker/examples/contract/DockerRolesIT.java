package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the Docker stack, roles of PostgreSQL")
final class DockerRolesIT {

  private static final String OLD = "report-of-2024";

  @BeforeAll
  static void engine() {
    DockerEngine.require();
  }

  @Test
  void changeWithTheStacksOwnAndTheirOldSessionsEnd() throws Exception {
    try (DockerStack stack = DockerStack.up(Map.of())) {
      stack.query("CREATE ROLE reporter LOGIN PASSWORD '" + OLD + "'");
      Path passFile = prepared(stack);
      Process session = session(stack);
      try {
        awaitSession(stack);

        RotationResult result =
            stack.deployment().rotate().postgres().role("reporter").endSessions().execute();
        Map<String, String> fresh = VariantContract.clear(result);
        String password = fresh.getOrDefault("postgres/role-reporter", "");

        assertThat(session.waitFor(30, TimeUnit.SECONDS)).as("the old session ended").isTrue();
        assertThat(Files.readString(passFile))
            .isEqualTo("postgres:5432:*:reporter:" + password + "\n");
        assertThat(stack.projectFiles().get("runtime.env"))
            .contains("REPORTS=postgresql://reporter:" + password + "@postgres:5432/geusemaker\n");
        assertThat(stack.databaseAccepts(fresh.getOrDefault("postgres/password", ""))).isTrue();
        assertThat(stack.databaseAccepts(stack.databasePassword())).isFalse();
        assertThat(result.proofs())
            .hasSize(2)
            .allMatch(Proof::newAccepted)
            .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);
        assertThat(result.warnings()).anyMatch(text -> text.contains("that logged in before"));
        assertThat(stack.health("n8n")).isEqualTo("running healthy");
        assertThat(
                stack.query(
                    "SELECT count(*) > 0 FROM pg_stat_activity WHERE usename = 'geusemaker'"
                        + " AND client_addr IS NOT NULL"))
            .as("n8n has a session")
            .containsExactly("t");
      } finally {
        session.destroyForcibly();
      }
    }
  }

  /** A URL that every service of the stack is given, and a pgpass file. */
  private static Path prepared(DockerStack stack) throws IOException {
    Files.writeString(
        stack.directory().resolve("runtime.env"),
        "REPORTS=postgresql://reporter:" + OLD + "@postgres:5432/geusemaker\n",
        StandardOpenOption.APPEND);
    return Files.writeString(
        stack.directory().resolve(".pgpass"), "postgres:5432:*:reporter:" + OLD + "\n");
  }

  private static Process session(DockerStack stack) throws IOException {
    ProcessBuilder client =
        new ProcessBuilder(
            List.of(
                "docker",
                "run",
                "--rm",
                "--network",
                stack.fact("project") + "_default",
                "-e",
                "PGPASSWORD",
                "--entrypoint",
                "psql",
                "geusemaker-stack/postgres:15.18",
                "-h",
                "postgres",
                "-U",
                "reporter",
                "-d",
                "geusemaker",
                "-c",
                "SELECT pg_sleep(600)"));
    client.environment().put("PGPASSWORD", OLD);
    return client
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitSession(DockerStack stack) throws InterruptedException {
    for (int i = 0; i < 60; i++) {
      if (stack
          .query("SELECT count(*) FROM pg_stat_activity WHERE usename = 'reporter'")
          .equals(List.of("1"))) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    throw new AssertionError("the reporter did not log in");
  }
}
