package io.geusemaker.core.step;

import static io.geusemaker.core.host.FakeHost.prints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.core.host.FakeHost;
import io.geusemaker.core.host.ScriptRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Recreating containers")
class RecreateTest {

  private static final String LOOK = "inspect --format {{.State.StartedAt}}*";
  private static final String UP = "compose *up -d *";

  @TempDir private Path scratch = Path.of("");
  private FakeHost host;
  private int patience = 20;

  @BeforeEach
  void prepare() throws IOException {
    host =
        new FakeHost(scratch)
            .docker("ps *", prints("abc"))
            .docker("compose version --short", prints("2.26.1"))
            .docker("compose *config*", ":")
            .docker(UP, ":")
            .docker(LOOK, prints("then|running healthy|0"))
            .docker("exec -i abc node -", answering(401));
  }

  @Test
  void isDoneWhenTheLoginRouteAnswersAndTheContainerIsHealthy() {
    recreate("v2", "n8n");

    assertThat(host.calls()).anyMatch(call -> call.contains("up -d --no-deps"));
  }

  @ParameterizedTest
  @CsvSource({"404, still answers 404", "503, still answers 503", "0, did not answer"})
  void failsWhenTheLoginRouteNeverBecomesReady(int status, String told) {
    patience = 1;
    host.docker("exec -i abc node -", answering(status));

    HostFailure.ScriptFailed failed = failed("n8n");

    assertThat(failed.exitCode()).isEqualTo(67);
    assertThat(failed.detail()).contains("login route " + told);
  }

  @Test
  void failsWhenN8nExitsAgainAndAgain() {
    host.docker("exec -i abc node -", "exit 137").docker(LOOK, restarting());

    HostFailure.ScriptFailed failed = failed("n8n");

    assertThat(failed.exitCode()).isEqualTo(67);
    assertThat(failed.detail()).contains("n8n exits again and again");
  }

  @Test
  void failsWhenAContainerWithoutHealthCheckExitsAgainAndAgain() {
    host.docker(LOOK, restarting());

    HostFailure.ScriptFailed failed = failed("worker");

    assertThat(failed.exitCode()).isEqualTo(67);
    assertThat(failed.detail()).contains("worker exits again and again");
  }

  @Test
  void takesAContainerWithoutHealthCheckForUpOnceItStays() {
    host.docker(LOOK, prints("then|running |7"));

    recreate("v2", "worker");

    assertThat(host.calls()).filteredOn(call -> call.contains("StartedAt")).hasSizeGreaterThan(2);
  }

  @Test
  void pullsNothing() {
    recreate("v2", "n8n");

    assertThat(host.calls())
        .anyMatch(call -> call.contains("up -d --no-deps --no-build --pull never"));
  }

  @Test
  void refusesAComposeThatWouldPullAndCannotBeToldNotTo() {
    host.docker("compose version --short", prints("v2.12.2"))
        .docker("compose *config", prints("services:\n  n8n:\n    pull_policy: always"));

    HostFailure.ScriptFailed failed = failed("n8n");

    assertThat(failed.exitCode()).isEqualTo(68);
    assertThat(failed.detail()).contains("pull_policy: always");
    assertThat(host.calls()).noneMatch(call -> call.contains("up -d"));
  }

  @Test
  void leavesTheOldComposeAloneWhichPullsOnlyWhatIsMissing() {
    host.docker("v1-compose *config*", ":").docker("v1-compose *up -d *", ":");

    recreate("v1", "n8n");

    assertThat(host.calls()).noneMatch(call -> call.contains("--pull"));
  }

  @Test
  void doesNotRepeatWhatComposeQuotesFromFiles() {
    host.docker(
        "compose *config*", "echo 'line 3: unterminated quoted value \"sup3rSecret' >&2; exit 15");

    HostFailure.ScriptFailed failed = failed("n8n");

    assertThat(failed.exitCode()).isEqualTo(68);
    assertThat(failed.message()).doesNotContain("sup3rSecret");
  }

  private static String answering(int status) {
    return "cat >/dev/null\n"
        + prints("{\"name\":\"login\",\"status\":" + status + ",\"body\":\"\"}");
  }

  /** Each look finds the container restarted once more. */
  private static String restarting() {
    return """
        count=$(cat "$here/looks" 2>/dev/null)
        count=$((${count:-0} + 1))
        echo $count >"$here/looks"
        echo "at $count|running |$count"
        """;
  }

  private HostFailure.ScriptFailed failed(String service) {
    return (HostFailure.ScriptFailed)
        catchThrowableOfType(GeuseMakerException.class, () -> recreate("v2", service)).failure();
  }

  private void recreate(String compose, String service) {
    new Recreate(
            new HostLayout("stack", "/project", List.of("/project/c.yml"), List.of(), compose),
            new Restarts(List.of(service), patience),
            List.of())
        .apply(new ScriptRunner(host));
  }
}
