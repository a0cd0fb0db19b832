package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.examples.sandbox.image.Flaw;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A service on another image, good or bad. */
class ReplacementTest extends HostTest {

  private static final String UP = COMPOSE + "up -d --no-deps --no-build --pull never ";

  @Override
  SandboxBuilder wanted() {
    return Sandbox.builder().withRegistry();
  }

  @Test
  void anotherReferenceRecreatesTheContainer() {
    String before = sandbox.containerId("postgres");

    replace(Releases.POSTGRES, "15.18", "15.20");
    out(UP + "postgres");

    assertThat(sandbox.containerId("postgres")).isNotEqualTo(before);
    assertThat(out("docker inspect -f {{.Image}} postgres"))
        .isEqualTo(
            out(
                "docker image inspect -f {{.Id}} "
                    + sandbox.registry().pinned(Releases.POSTGRES, "15.20")));
    assertThat(out("docker exec postgres postgres --version")).contains("15.20");
    assertThat(out("docker exec postgres pg_isready -q -h 127.0.0.1 && echo ready"))
        .isEqualTo("ready");
  }

  @Test
  void anImageThatIsNotThereLeavesTheOldContainer() {
    String before = sandbox.containerId("postgres");

    change(
        sandbox.registry().tagged(Releases.POSTGRES, "15.18"),
        sandbox.registry().pinned(Releases.POSTGRES, "15.20"));
    ScriptResult result = sh(UP + "postgres");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr()).contains("No such image");
    assertThat(sandbox.containerId("postgres")).isEqualTo(before);
    assertThat(out("docker inspect -f {{.State.Status}} postgres")).isEqualTo("running");
  }

  @Test
  void aNewerN8nMigratesAndTheOlderRefusesWhatItFinds() {
    String migrations = "SELECT count(*) FROM migrations";
    assertThat(sandbox.query(migrations)).containsExactly("4");

    replace(Releases.N8N, "2.40.6", "2.40.7");
    out(UP + "n8n");
    await(() -> sandbox.n8nLogin(sandbox.ownerEmail(), sandbox.ownerPassword()) == 200);

    assertThat(sandbox.query(migrations)).containsExactly("6");
    assertThat(sandbox.query("SELECT version FROM version_history")).containsExactly("2.40.7");
    change(
        sandbox.registry().pinned(Releases.N8N, "2.40.7"),
        sandbox.registry().tagged(Releases.N8N, "2.40.6"));
    out(UP + "n8n");
    await(() -> restarts("n8n") >= 2);
    assertThat(out("docker logs --tail 3 n8n")).contains("unknown migrations");
  }

  @Test
  void anImageCanCrashAfterItHasMigrated() {
    add(
        Releases.N8N,
        "2.40.8",
        Releases.migratingN8n("2.40.8").flaw(new Flaw.CrashesAfterMigrating()));

    replace(Releases.N8N, "2.40.6", "2.40.8");
    out(UP + "n8n");
    await(() -> restarts("n8n") >= 2);

    assertThat(sandbox.query("SELECT count(*) FROM migrations")).containsExactly("6");
    assertThat(out("docker logs --tail 3 n8n")).contains("Cannot find module");
  }

  @Test
  void anImageCanBeUnhealthyForEver() {
    add(Releases.POSTGRES, "15.21", Releases.postgres("15.21").flaw(new Flaw.NeverHealthy()));

    replace(Releases.POSTGRES, "15.18", "15.21");
    out(UP + "postgres");

    assertThat(out("docker inspect -f '{{.State.Status}} {{.State.Health.Status}}' postgres"))
        .isEqualTo("running unhealthy");
  }

  @Test
  void anImageCanComeUpAndDie() {
    Flaw dies = new Flaw.Dies(Duration.ofMillis(900));
    add(Releases.POSTGRES, "15.21", Releases.postgres("15.21").flaw(dies));

    replace(Releases.POSTGRES, "15.18", "15.21");
    out(UP + "postgres");

    assertThat(out("docker inspect -f '{{.State.Health.Status}}' postgres")).isEqualTo("healthy");
    await(() -> restarts("postgres") >= 2);
    out("docker stop postgres");
    assertThat(out("docker inspect -f '{{.State.Status}}' postgres")).isEqualTo("exited");
  }

  @Test
  void anotherMajorVersionRefusesTheData() {
    replace(Releases.POSTGRES, "15.18", "16.11");
    out(UP + "postgres");

    await(() -> restarts("postgres") >= 2);
    assertThat(out("docker inspect -f '{{.State.Status}}' postgres")).isEqualTo("restarting");
    change(
        sandbox.registry().pinned(Releases.POSTGRES, "16.11"),
        sandbox.registry().tagged(Releases.POSTGRES, "15.18"));
    out(UP + "postgres");
    assertThat(out("docker inspect -f '{{.State.Health.Status}}' postgres")).isEqualTo("healthy");
  }

  @Test
  void anImageCanDifferInWhatAPlanLooksAt() {
    add(
        Releases.POSTGRES,
        "15.21",
        Releases.postgres("15.21").withoutVariable("PGDATA").user("postgres").system("debian 13"));
    String pinned = sandbox.registry().pinned(Releases.POSTGRES, "15.21");

    out("docker pull -q " + pinned);

    assertThat(out("docker image inspect -f '{{.Config.User}} {{json .Config.Env}}' " + pinned))
        .startsWith("postgres ")
        .doesNotContain("PGDATA");
    assertThat(
            out(
                "docker run --rm --network none --entrypoint sh "
                    + pinned
                    + " -c '. /etc/os-release && printf $VERSION_ID'"))
        .isEqualTo("13");
  }

  private void add(String repository, String tag, ImageConfig image) {
    sandbox.registry().add(repository, tag, image);
  }

  private void replace(String repository, String from, String to) {
    String pinned = sandbox.registry().pinned(repository, to);
    out("docker pull -q " + pinned);
    change(sandbox.registry().tagged(repository, from), pinned);
  }

  private void change(String from, String to) {
    try {
      String text = Files.readString(sandbox.composeFile());
      assertThat(text).contains("image: " + from);
      Files.writeString(sandbox.composeFile(), text.replace("image: " + from, "image: " + to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int restarts(String service) {
    return Integer.parseInt(out("docker inspect -f {{.RestartCount}} " + service));
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }
}
