package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Rotation;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("On the Docker stack, n8n changes over to a second role of PostgreSQL")
final class DockerAlternatingIT {

  /** Logs in anew again and again, as n8n's own container is told to, as long as that lives. */
  private static final String POLLER =
      """
      const { Client } = require(require.resolve('pg', { paths: [
        '/usr/local/lib/node_modules/n8n', '/usr/lib/node_modules/n8n', process.cwd(),
        '/usr/local/lib/node_modules/n8n/node_modules/@n8n/typeorm' ] }));
      const env = process.env;
      (async () => {
        for (;;) {
          const client = new Client({ host: env.DB_POSTGRESDB_HOST, port: 5432,
            user: env.DB_POSTGRESDB_USER, password: env.DB_POSTGRESDB_PASSWORD,
            database: env.DB_POSTGRESDB_DATABASE });
          client.on('error', () => {});
          try {
            await client.connect();
            await client.query('SELECT count(*) FROM workflow_entity');
            console.log('served');
          } catch (e) {
            console.log(e.code === '28P01' || e.code === '28000' ? 'refused' : 'failed ' + e.message);
          }
          await client.end().catch(() => {});
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      })();
      """;

  @BeforeAll
  static void engine() {
    DockerEngine.require();
  }

  @Test
  void andNoneOfItsLoginsIsRefused() throws Exception {
    try (DockerStack stack = DockerStack.up(Map.of())) {
      RotationResult first =
          whilePolled(stack, stack.deployment().rotate().postgres().alternating());

      assertThat(stack.databaseAccepts(stack.databasePassword())).isFalse();
      assertThat(stack.projectFiles().get("docker-compose.yml"))
          .contains("DB_POSTGRESDB_USER=geusemaker_clone");
      assertThat(first.proofs())
          .singleElement()
          .satisfies(proof -> assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED));

      RotationResult second =
          whilePolled(stack, stack.deployment().rotate().postgres().alternating());
      String password = VariantContract.clear(second).getOrDefault("postgres/password", "");

      assertThat(stack.databaseAccepts(password)).isTrue();
      assertThat(stack.health("n8n")).isEqualTo("running healthy");
      assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    }
  }

  @Tag("long")
  @Test
  void unlessTheDatabaseLetsInRolesByNameAndNotThatOne() {
    try (DockerStack stack = DockerStack.up(Map.of())) {
      Map<String, String> files = stack.projectFiles();
      String container = stack.containerId("n8n");
      letIn(stack, "geusemaker");

      Failure failure = stack.deployment().rotate().postgres().alternating().attempt().getLeft();

      assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
      assertThat(failure.message())
          .contains("PostgreSQL refuses role geusemaker_clone", "no pg_hba.conf entry for host");
      assertThat(stack.containerId("n8n")).as("n8n's container").isEqualTo(container);
      assertThat(StackUnderTest.withoutLock(stack.projectFiles()))
          .isEqualTo(StackUnderTest.withoutLock(files));
      assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
      assertThat(stack.query("SELECT rolname FROM pg_roles WHERE rolname LIKE '%clone'")).isEmpty();

      letIn(stack, "geusemaker,geusemaker_clone");
      assertThat(stack.deployment().rotate().postgres().alternating().execute().proofs())
          .hasSize(1);
      assertThat(stack.deployment().rollback().execute().proofs()).hasSize(1);

      assertThat(StackUnderTest.withoutLock(stack.projectFiles()))
          .isEqualTo(StackUnderTest.withoutLock(files));
      assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
      assertThat(
              stack.query("SELECT rolpassword IS NULL FROM pg_authid WHERE rolname LIKE '%clone'"))
          .containsExactly("t");
      assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    }
  }

  /** Has the database let in these roles over the network, and no others. */
  private static void letIn(DockerStack stack, String roles) {
    String edit =
        "sed -i 's/^host all [^ ]* all /host all " + roles + " all /' \"$PGDATA/pg_hba.conf\"";
    Shell.output("docker", "exec", stack.containerId("postgres"), "sh", "-c", edit);
    var ignored = stack.query("SELECT pg_reload_conf()");
  }

  /** Rotates while a program in n8n's container logs in: not one login may be refused. */
  private static RotationResult whilePolled(DockerStack stack, Rotation rotation)
      throws IOException, InterruptedException {
    Process poller =
        new ProcessBuilder(
                List.of("docker", "exec", stack.containerId("n8n"), "node", "-e", POLLER))
            .redirectErrorStream(true)
            .start();
    try {
      RotationResult result = rotation.execute();

      assertThat(poller.waitFor(30, TimeUnit.SECONDS)).as("its container is gone").isTrue();
      List<String> answers =
          new String(poller.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(answers).as("answers").hasSizeGreaterThan(20).contains("served");
      assertThat(answers).doesNotContain("refused");
      return result;
    } finally {
      poller.destroyForcibly();
    }
  }
}
