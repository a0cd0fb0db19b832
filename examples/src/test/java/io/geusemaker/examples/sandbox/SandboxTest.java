package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SandboxTest {

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void theDatabaseChecksPasswordsOnTheRouteOfOtherContainers() {
    assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isTrue();
    assertThat(sandbox.postgresAccepts("geusemaker", "wrong")).isFalse();
  }

  @Test
  void theDatabaseTrustsItsOwnContainer() {
    assertThat(sandbox.query("SELECT current_user, count(*) FROM canary"))
        .containsExactly("geusemaker|100");
  }

  @Test
  void passwordsAreKeptAsScramVerifiers() {
    assertThat(sandbox.query("SELECT rolpassword FROM pg_authid WHERE rolname = 'geusemaker'"))
        .singleElement()
        .asString()
        .startsWith("SCRAM-SHA-256$");
  }

  @Test
  void n8nLetsItsOwnerInAndNobodyElse() {
    assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), sandbox.ownerPassword())).isEqualTo(200);
    assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), "wrong")).isEqualTo(401);
    assertThat(sandbox.n8nLogin("nobody@sandbox.test", "wrong")).isEqualTo(401);
  }

  @Test
  void n8nStoresThePasswordOfTheDatabase() {
    assertThat(sandbox.storedCredential("PostgreSQL Local").path("password").asText())
        .isEqualTo(sandbox.postgresPassword());
    assertThat(sandbox.storedCredential("Ollama Local").has("password")).isFalse();
    assertThatThrownBy(() -> sandbox.storedCredential("none"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scriptsRunAsRootWithTheirInputs() {
    ScriptResult result =
        run(
            Script.of("hello", "id -u; echo \"$GREETING $NAME\"; echo oops >&2; exit 3")
                .parameter("GREETING", "hello")
                .secret("NAME", Secret.of("it's me")));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout()).isEqualTo("0\nhello it's me\n");
    assertThat(result.stderr()).isEqualTo("oops\n");
  }

  @Test
  void scriptsThatTakeTooLongAreStopped() {
    Script slow = Script.of("slow", "sleep 30").limit(Duration.ofMillis(300));

    assertThatThrownBy(() -> run(slow))
        .isInstanceOfSatisfying(
            GeuseMakerException.class,
            e -> assertThat(e.failure()).isInstanceOf(HostFailure.TimedOut.class));
  }

  @Test
  void secretFilesAreForTheirOwnerOnly() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sandbox.runtimeEnv())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sandbox.identity())))
        .isEqualTo("rw-------");
    assertThat(sandbox.composeFile()).hasParent(sandbox.hostDirectory().resolve("root"));
    assertThat(sandbox.stateDirectory()).isEmptyDirectory();
    assertThat(sandbox.postgresLog()).isNotEmptyFile();
  }

  @Test
  void whatIsLeftOfItIsNothing() {
    Sandbox other = Sandbox.start();
    int status = other.n8nStatus("/healthz");
    other.close();

    assertThat(status).isEqualTo(200);
    assertThat(other.hostDirectory()).doesNotExist();
    assertThat(other.n8nStatus("/healthz")).isZero();
  }

  private static ScriptResult run(Script script) {
    try (HostSession session = sandbox.transport().connect()) {
      assertThat(session.host()).isEqualTo("sandbox");
      return session.run(script);
    }
  }
}
