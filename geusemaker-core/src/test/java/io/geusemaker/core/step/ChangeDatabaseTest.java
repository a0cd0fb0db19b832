package io.geusemaker.core.step;

import static io.geusemaker.core.host.FakeHost.prints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.host.FakeHost;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.step.ChangeDatabase.Place;
import io.geusemaker.core.step.ChangeDatabase.ValueChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Changing the database")
class ChangeDatabaseTest {

  private static final String ACCEPTS = "cat >\"$here/sql\"";
  private static final ChangeDatabase CHANGE =
      new ChangeDatabase(
          ChangeDatabase.ID,
          new HostLayout("stack", "/project", List.of(), List.of(), "v2"),
          "change it",
          "geusemaker",
          "geusemaker",
          List.of(
              new ValueChange(
                  Place.verifierOf("geusemaker"),
                  Secret.of("SCRAM-SHA-256$old-verifier"),
                  Secret.of("SCRAM-SHA-256$new-verifier"))),
          Optional.empty());

  @TempDir private Path scratch = Path.of("");
  private FakeHost host;

  @BeforeEach
  void prepare() throws IOException {
    Path fstab = Files.writeString(scratch.resolve("fstab"), "fs-1:/ /mnt/efs-of-test efs _ 0 0\n");
    host =
        new FakeHost(scratch)
            .rewriting("[ -f /etc/fstab ]", "[ -f " + fstab + " ]")
            .rewriting("/etc/fstab /proc/self", fstab + " /proc/self")
            .docker("ps *", prints("abc"))
            .docker("inspect --format {{.State.Running}} abc", prints("true"))
            .docker("inspect --format {{range .Mounts}}* abc", prints("/srv/postgres"))
            .docker("exec abc psql *", prints("1"))
            .docker("exec -i abc psql *", ACCEPTS);
  }

  @Test
  void runsTheTransactionInTheRunningContainer() throws IOException {
    CHANGE.apply(new ScriptRunner(host));

    assertThat(scratch.resolve("sql")).content().contains("new-verifier").endsWith("COMMIT;\n");
    assertThat(host.calls()).noneMatch(call -> call.startsWith("start"));
    assertThat(String.join("", host.calls())).doesNotContain("verifier");
  }

  @Test
  void endsWithItsOwnCodeWhenAValueIsNotWhatItWas() {
    host.docker(
        "exec -i abc psql *",
        """
        case $(cat) in
          *BEGIN*) echo 'psql:<stdin>:19: FEHLER:  GM065: a value in pg_authid was changed' >&2
            exit 3 ;;
        esac""");

    assertThat(failed().exitCode()).isEqualTo(65);
  }

  @Test
  void endsAsPsqlDoesForEveryOtherReason() {
    host.docker(
        "exec -i abc psql *",
        "case $(cat) in *BEGIN*) echo 'ERROR:  disk full' >&2; exit 3 ;; esac");

    HostFailure.ScriptFailed failed = failed();

    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.detail()).contains("disk full");
  }

  @Test
  void startsAStoppedContainerAndWaitsUntilItAcceptsConnections() {
    host.docker("inspect --format {{.State.Running}} abc", prints("false"))
        .docker("start abc", ": >\"$here/started\"")
        .docker(
            "exec abc psql *",
            """
            if [ ! -e "$here/started" ]; then echo 'container is not running' >&2; exit 1; fi
            if [ ! -e "$here/tried" ]; then : >"$here/tried"; echo starting up >&2; exit 2; fi
            echo 1""");

    CHANGE.apply(new ScriptRunner(host));

    assertThat(host.calls()).containsOnlyOnce("start abc ");
    assertThat(scratch.resolve("sql")).content().endsWith("COMMIT;\n");
  }

  @Test
  void doesNotStartADatabaseWhoseDataIsNotMounted() {
    host.docker("inspect --format {{.State.Running}} abc", prints("false"))
        .docker("inspect --format {{range .Mounts}}* abc", prints("/mnt/efs-of-test/postgres"));

    HostFailure.ScriptFailed failed = failed();

    assertThat(failed.exitCode()).isEqualTo(69);
    assertThat(failed.detail()).contains("/mnt/efs-of-test is listed in").contains("not mounted");
    assertThat(host.calls()).noneMatch(call -> call.startsWith("start"));
  }

  private HostFailure.ScriptFailed failed() {
    return (HostFailure.ScriptFailed)
        catchThrowableOfType(GeuseMakerException.class, () -> CHANGE.apply(new ScriptRunner(host)))
            .failure();
  }
}
