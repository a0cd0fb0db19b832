package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.examples.sandbox.project.ProjectVariant;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VariantsTest {

  private static final String UP =
      "docker compose -p geusemaker -f root/docker-compose.yml --env-file root/runtime.env"
          + " up -d --no-deps ";

  @ParameterizedTest
  @EnumSource(ProjectVariant.class)
  void everyVariantComesUpWithN8nOnTheDatabase(ProjectVariant variant) throws IOException {
    try (Sandbox sandbox = Sandbox.builder().projectVariant(variant).start()) {
      boolean basic = variant == ProjectVariant.BASICAUTH;

      assertThat(sandbox.n8nStatus("/rest/login")).isEqualTo(401);
      assertThat(sandbox.n8nBasicAuth(sandbox.ownerEmail(), sandbox.ownerPassword()))
          .isEqualTo(basic ? 200 : 404);
      assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), sandbox.ownerPassword()))
          .isEqualTo(basic || variant == ProjectVariant.NOOWNER ? 401 : 200);
      assertThat(Files.exists(sandbox.runtimeEnv())).isEqualTo(variant != ProjectVariant.INLINE);
      assertThat(Files.readString(sandbox.composeFile()).contains(sandbox.postgresPassword()))
          .isEqualTo(variant == ProjectVariant.INLINE);
    }
  }

  @Test
  void theEnvironmentDecidesTheOwnerAtEveryStart() throws IOException {
    try (Sandbox sandbox = Sandbox.builder().projectVariant(ProjectVariant.ENVOWNER).start()) {
      String hash = BCrypt.withDefaults().hashToString(4, "Another1".toCharArray());
      Files.writeString(
          sandbox.runtimeEnv(),
          Files.readString(sandbox.runtimeEnv()).replaceAll("HASH=.*", "HASH='x'"));
      run(sandbox, UP + "n8n; sleep 0.2");
      assertThat(run(sandbox, "docker logs n8n").stdout()).contains("not a valid bcrypt hash");

      Files.writeString(
          sandbox.runtimeEnv(),
          Files.readString(sandbox.runtimeEnv()).replace("HASH='x'", "HASH='" + hash + "'"));
      run(sandbox, UP + "n8n; sleep 0.3");

      assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), "Another1")).isEqualTo(200);
    }
  }

  @Test
  void anEncryptionKeyThatDiffersFromTheSettingsFileIsFatal() throws IOException {
    try (Sandbox sandbox = Sandbox.start()) {
      Files.writeString(
          sandbox.runtimeEnv(),
          Files.readString(sandbox.runtimeEnv()).replaceAll("KEY=.*", "KEY=other"));
      run(sandbox, UP + "n8n; sleep 0.1");

      assertThat(run(sandbox, "docker logs n8n").stdout()).contains("Mismatching encryption keys");
    }
  }

  @Test
  void theOldComposeIsAProgramOfItsOwn() {
    try (Sandbox sandbox = Sandbox.builder().composeV1().start()) {
      assertThat(run(sandbox, "docker compose version").exitCode()).isEqualTo(1);
      assertThat(run(sandbox, "docker-compose version --short").stdout()).isEqualTo("1.29.2\n");
      String config =
          "docker-compose -f root/docker-compose.yml --env-file root/runtime.env config";
      assertThat(run(sandbox, config).stdout()).contains("DB_POSTGRESDB_USER: geusemaker");
      assertThat(run(sandbox, config + " --format json").exitCode()).isEqualTo(125);
    }
  }

  @Test
  void aStoppedDatabaseIsNotReachedAndItsDataStays() {
    try (Sandbox sandbox = Sandbox.start()) {
      run(sandbox, "docker stop postgres");
      assertThat(run(sandbox, "docker inspect -f '{{.State.Status}}' postgres").stdout())
          .isEqualTo("exited\n");
      assertThat(sandbox.n8nStatus("/healthz/readiness")).isEqualTo(503);
      assertThat(run(sandbox, "docker exec postgres true").stderr()).contains("is not running");

      run(sandbox, "docker start postgres");
      assertThat(sandbox.n8nStatus("/healthz/readiness")).isEqualTo(200);
      assertThat(sandbox.query("SELECT count(*) FROM canary")).containsExactly("100");
    }
  }

  private static ScriptResult run(Sandbox sandbox, String text) {
    try (HostSession session = sandbox.transport().connect()) {
      return session.run(Script.of("test", text));
    }
  }
}
