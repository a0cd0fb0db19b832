package io.geusemaker.core.step;

import static io.geusemaker.core.host.FakeHost.prints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.core.host.FakeHost;
import io.geusemaker.core.host.ScriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A database that may have been migrated")
class RestoredDatabaseTest {

  private static final HostLayout LAYOUT =
      new HostLayout("stack", "/project", List.of("/project/c.yml"), List.of(), "v2");
  private static final String PSQL = "exec -i abc psql *";

  @TempDir private Path scratch = Path.of("");
  private FakeHost host;

  @BeforeEach
  void prepare() throws IOException {
    host =
        new FakeHost(Files.createDirectory(scratch.resolve("host")))
            .docker("ps *", prints("abc"))
            .docker("version *", prints("20.10"))
            .docker("compose *config*", ":")
            .docker("compose *up -d *", ":")
            .docker("inspect --format {{.Image}}*", prints("sha256:new"))
            .docker("inspect --format {{.State.StartedAt}}*", prints("then|running healthy|0"))
            .docker("exec abc pg_isready *", ":");
    Files.writeString(scratch.resolve("dump"), "a dump");
  }

  @Test
  void isLeftAloneWhenItCannotBeAskedWhetherItIsThere() {
    host.docker(PSQL, "cat >/dev/null; echo 'FATAL: sorry, too many clients already' >&2; exit 2");

    HostFailure.ScriptFailed failed = failed();

    assertThat(failed.exitCode()).isEqualTo(72);
    assertThat(failed.detail()).contains("could not be asked; they are left as they are");
    nothingHappened();
  }

  @Test
  void isLeftAloneWhenItCannotBeAskedHowFarItIs() {
    host.docker(PSQL, "case $(cat) in *pg_database*) echo 1 ;; *) exit 2 ;; esac");

    HostFailure.ScriptFailed failed = failed();

    assertThat(failed.exitCode()).isEqualTo(72);
    assertThat(failed.detail()).contains("how far the database is migrated could not be asked");
    nothingHappened();
  }

  @Test
  void isLeftAloneWhenItIsAsItWas() {
    host.docker(
        PSQL,
        """
        case $(cat) in
          *geusemaker_migrated*) echo 0 ;;
          *pg_database*) echo 1 ;;
          *) echo before ;;
        esac
        """);
    host.docker(
        "exec -i abc node -", "cat >/dev/null\n" + prints("{\"name\":\"login\",\"status\":401}"));

    undo();

    assertThat(host.calls()).noneMatch(call -> call.contains("pg_restore"));
  }

  private void nothingHappened() {
    assertThat(host.calls())
        .noneMatch(call -> call.startsWith("stop"))
        .noneMatch(call -> call.contains("pg_restore"))
        .noneMatch(call -> call.contains("up -d"));
  }

  private HostFailure.ScriptFailed failed() {
    return (HostFailure.ScriptFailed)
        catchThrowableOfType(GeuseMakerException.class, this::undo).failure();
  }

  private void undo() {
    Restarts restarts = new Restarts(List.of("n8n"), 2);
    new ReplaceImages(
            LAYOUT,
            Map.of(),
            new WriteFiles(LAYOUT, List.of(), restarts),
            restarts,
            Optional.of(
                new MigratedData(
                    scratch.resolve("dump").toString(),
                    "user",
                    "data",
                    "n8n",
                    "sha256:old",
                    "SELECT name FROM migrations;",
                    "before")),
            Optional.empty())
        .undo(new ScriptRunner(host));
  }
}
