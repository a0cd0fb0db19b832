package io.geusemaker.core.host;

import static io.geusemaker.core.Fixtures.mode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostLockTest {

  private static final Script WORK = Script.of("work", "echo worked");
  private static final String ALICE = "process 1 of user alice on web-1";
  private static final String BOB = "process 2 of user bob on web-2";

  private final Path directory;
  private final Path file;

  HostLockTest(@TempDir Path parent) throws IOException {
    directory = Files.createDirectory(parent.resolve("it's a project"));
    file = directory.resolve(".geusemaker.lock");
  }

  @Test
  void anOperationTakesItKeepsItAndLeavesNothingBehind() throws IOException {
    HostLock lock = lock("op-a#1", ALICE);

    assertWorked(Shell.run(lock.acquiring(WORK)));
    assertThat(Files.readString(file))
        .matches(
            "operation=op-a fence=1 since=\\S+Z expires=\\d{10} over= released=no owner="
                + ALICE
                + "\n");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertWorked(Shell.run(lock.holding(WORK)));
    assertWorked(Shell.run(lock.acquiring(WORK)));
    assertWorked(Shell.run(lock.releasing(WORK)));

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anotherOperatorIsRefusedAndToldWhoHoldsIt() {
    HostLock lock = lock("op-b#2", BOB);
    Shell.run(lock("op-a#1", ALICE).acquiring(WORK));

    ScriptResult refused = Shell.run(lock.acquiring(WORK));

    assertThat(refused.exitCode()).isEqualTo(75);
    assertThat(refused.stdout()).doesNotContain("worked");
    assertThat(lock.refusal("my-dev-stack", refused).orElseThrow().what())
        .matches(
            "another operation is at work on \"my-dev-stack\": "
                + ALICE
                + ", operation op-a since 20\\d\\d-\\S+Z");
    assertWorked(Shell.run(lock("op-a#1", ALICE).holding(WORK)));
  }

  @Test
  void itOutlastsTheLimitOfEachScript() throws IOException {
    HostLock lock = lock("op-a#1", ALICE);
    Shell.run(lock.acquiring(WORK.limit(Duration.ofMinutes(10))));

    assertThat(expires()).isBetween(now() + 660, now() + 700);
    assertThat(lock.acquiring(WORK).limit()).isGreaterThan(WORK.limit());
  }

  @Test
  void itExpiresByTheHostsClockUnlessItIsRenewed() {
    HostLock first = lock("op-a#1", ALICE);
    HostLock second = lock("op-b#2", BOB);
    Shell.run(first.acquiring(WORK));

    assertThat(Shell.run(later(100, second.acquiring(WORK))).exitCode()).isEqualTo(75);
    assertWorked(Shell.run(later(100, first.holding(WORK))));
    assertThat(Shell.run(later(200, second.acquiring(WORK))).exitCode()).isEqualTo(75);
    assertWorked(Shell.run(later(400, first.holding(WORK))));
    assertWorked(Shell.run(later(800, second.acquiring(WORK))));
  }

  @Test
  void aPausedOwnerIsRefusedDuringAndAfterTheWorkOfWhoeverTookOver() throws IOException {
    HostLock first = lock("op-a#1", ALICE);
    HostLock second = lock("op-b#2", BOB);
    Shell.run(first.acquiring(WORK));
    assertWorked(Shell.run(later(400, second.acquiring(WORK))));

    assertLost(first, Shell.run(first.holding(WORK)), BOB);
    assertLost(first, Shell.run(first.releasing(WORK)), BOB);
    assertLost(first, Shell.run(first.acquiring(WORK)), BOB);

    assertWorked(Shell.run(second.releasing(WORK)));
    assertThat(Files.readString(file)).contains("fence=2", "over=op-a#1 released=yes");
    assertLost(first, Shell.run(first.holding(WORK)), BOB);
    assertLost(first, Shell.run(first.acquiring(WORK)), BOB);
    assertLost(second, Shell.run(second.holding(WORK)), BOB);

    HostLock third = lock("op-c#3", ALICE);
    assertWorked(Shell.run(third.acquiring(WORK)));
    assertWorked(Shell.run(third.releasing(WORK)));
    assertThat(directory).isEmptyDirectory();
    assertThat(first.refusal("d", Shell.run(first.holding(WORK))))
        .hasValue(
            new OperationFailure.Superseded(
                "d", "op-a", "someone who removed its lock on the host"));
  }

  @Test
  void theLockOfAnOperationThatIsRecoveredIsTakenOverAtOnce() throws IOException {
    Shell.run(lock("op-a#4", ALICE).acquiring(WORK));

    assertThat(Shell.run(lock("op-b#5", BOB, "op", "op-aa").acquiring(WORK)).exitCode())
        .isEqualTo(75);
    assertWorked(Shell.run(lock("op-b#5", BOB, "op-x", "op-a").acquiring(WORK)));
    assertThat(Files.readString(file)).contains("operation=op-b fence=5", "over=op-a#4");
  }

  @Test
  void oneOperationTakesOverFromItsOwnEarlierAttemptAndNotTheOtherWayRound() {
    HostLock earlier = lock("op-a#4", ALICE, "op-a");
    HostLock later = lock("op-a#5", BOB, "op-a");
    Shell.run(earlier.acquiring(WORK));

    assertWorked(Shell.run(later.acquiring(WORK)));
    assertLost(earlier, Shell.run(earlier.acquiring(WORK)), BOB);
    assertThat(Shell.run(lock("op-a#3", ALICE, "op-a").acquiring(WORK)).exitCode()).isEqualTo(75);
  }

  @Test
  void whatTookNoLockHoldsNone() {
    HostLock lock = lock("op-a#1", ALICE, "op-b");

    assertThat(Shell.run(lock.holding(WORK)).exitCode()).isEqualTo(76);
    Shell.run(lock("op-b#1", BOB).acquiring(WORK));
    assertThat(Shell.run(lock.holding(WORK)).exitCode()).isEqualTo(76);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 75, 76})
  void theExitCodeOfTheScriptStaysWhatItIs(int code) {
    HostLock lock = lock("op-a#1", ALICE);
    for (String text : List.of("exit " + code, "trap 'echo bye' EXIT; exit " + code)) {
      Script script = Script.of("end", text);
      for (Script guarded :
          List.of(lock.acquiring(script), lock.holding(script), lock.releasing(script))) {
        ScriptResult result = Shell.run(guarded);

        assertThat(result.exitCode()).isEqualTo(code);
        assertThat(lock.refusal("d", result)).isEmpty();
      }
      assertThat(Files.exists(file)).as("only success gives it back").isEqualTo(code != 0);
    }
  }

  @Test
  void theScriptKeepsItsInputsAndItsLastCommand() {
    Script script =
        Script.of("end", "cat <<'X'\n$OWN (\nX\necho \"$OWN\"; false # not (the end")
            .parameter("OWN", "it's mine");
    HostLock lock = lock("op-a#1", ALICE);

    for (Script guarded :
        List.of(lock.acquiring(script), lock.holding(script), lock.releasing(script))) {
      assertThat(Shell.run(guarded)).isEqualTo(new ScriptResult(1, "$OWN (\nit's mine\n", ""));
    }
  }

  @Test
  void twoScriptsNeverRunAtTheSameTime() throws Exception {
    Path log = directory.resolve("log");
    Script slow =
        Script.of("slow", "echo begin >>\"$LOG\"; sleep 0.2; echo end >>\"$LOG\"")
            .parameter("LOG", log.toString());
    HostLock lock = lock("op-a#1", ALICE);
    Shell.run(lock.acquiring(WORK));

    CompletableFuture.allOf(
            Stream.generate(() -> CompletableFuture.runAsync(() -> Shell.run(lock.holding(slow))))
                .limit(4)
                .toArray(CompletableFuture<?>[]::new))
        .get();

    assertThat(Files.readAllLines(log))
        .containsExactly("begin", "end", "begin", "end", "begin", "end", "begin", "end");
  }

  @Test
  void aScriptThatDoesNotEndIsNamed() {
    HostLock lock = lock("op-a#1", ALICE);
    Shell.run(lock.acquiring(WORK));

    ScriptResult refused = Shell.run(lock.holding(WORK).preceding("flock() { return 1; }"));

    assertThat(refused.exitCode()).isEqualTo(75);
    assertThat(lock.refusal("d", refused).orElseThrow().what())
        .contains("a script does not end on the host, of " + ALICE + ", operation op-a");
  }

  @Test
  void aHostThatCannotLockADirectoryIsWorkedOnAllTheSame() {
    HostLock lock = lock("op-a#1", ALICE);

    assertWorked(Shell.run(lock.acquiring(WORK).preceding("flock() { return 65; }")));
    assertWorked(Shell.run(lock.releasing(WORK).preceding("command() { return 127; }")));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aScriptThatIsKilledLeavesALockThatExpires() throws Exception {
    HostLock dead = lock("op-a#1", ALICE);
    Path started = directory.resolve("started");
    Script script =
        Script.of("die", "echo >\"$STARTED\"; kill -s KILL $$; echo worked")
            .parameter("STARTED", started.toString());

    assertThat(Shell.run(dead.acquiring(script)).exitCode()).isEqualTo(137);
    assertThat(started).exists();

    HostLock next = lock("op-b#2", BOB);
    assertThat(Shell.run(next.acquiring(WORK)).exitCode()).isEqualTo(75);
    assertWorked(Shell.run(later(400, next.acquiring(WORK))));
  }

  @Test
  void whatADeadScriptLeftIsCleanedUp() throws IOException {
    Files.createFile(directory.resolve(".geusemaker.lock.aB3dE6"));
    HostLock lock = lock("op-a#1", ALICE);

    Shell.run(lock.acquiring(WORK));
    Shell.run(lock.releasing(WORK));

    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc", "/no-such-directory"})
  void whereItCannotBeWrittenNothingRuns(String place) {
    HostLock lock = new HostLock(place, "op-a#1", ALICE, Set.of(), Duration.ofSeconds(60));

    ScriptResult result = Shell.run(lock.acquiring(WORK));

    assertThat(result.exitCode()).isEqualTo(65);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).contains("the lock in " + place);
    assertThat(lock.refusal("d", result)).isEmpty();
  }

  @Test
  void aFullDiskDoesNotHoldUpWhoHasIt() {
    HostLock lock = lock("op-a#1", ALICE);
    Shell.run(lock.acquiring(WORK));

    ScriptResult result = Shell.run(lock.holding(WORK).preceding("sync() { return 1; }"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.stdout()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"printf", "sync", "mv"})
  void aFullDiskStopsItBeforeAnythingRunsAndLeavesTheLockAsItWas(String command) {
    HostLock lock = lock("op-a#1", ALICE);
    // The second branch keeps what is read on the way in as it is.
    String full =
        command.equals("printf")
            ? "printf() { case $2 in operation=*) return 1 ;; esac; command printf \"$@\"; }"
            : command + "() { return 1; }";

    ScriptResult result = Shell.run(lock.acquiring(WORK).preceding(full));

    assertThat(result.exitCode()).isEqualTo(65);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).contains("cannot be written");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "garbage",
        "operation= fence= expires=soon owner=x",
        "operation=op-z fence=9 since=x expires=99999999999999999999 released=no owner=z",
        "operation=op-z fence=9 since=x expires=9999999999 released=no owner=z"
      })
  void aLockThatCannotBeReadKeepsEveryoneOutForAnHour(String text) throws IOException {
    HostLock lock = lock("op-a#1", ALICE);
    Files.writeString(file, text);

    ScriptResult refused = Shell.run(lock.acquiring(WORK));
    assertThat(refused.exitCode()).isEqualTo(75);
    assertThat(lock.refusal("d", refused))
        .hasValueSatisfying(
            failure -> assertThat(failure).isInstanceOf(OperationFailure.Busy.class));
    assertThat(Shell.run(lock.holding(WORK)).exitCode()).isEqualTo(76);

    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3700)));
    assertWorked(Shell.run(lock.acquiring(WORK)));
  }

  @Test
  void anOwnerCannotPassForSomeoneElse() throws IOException {
    String sly = "x owner=y\nfence=9 released=yes expires=1";
    Shell.run(lock("op-a#1", sly).acquiring(WORK));

    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(Shell.run(lock("op-b#2", BOB).acquiring(WORK)).exitCode()).isEqualTo(75);
    assertWorked(Shell.run(lock("op-a#1", sly).releasing(WORK)));
  }

  @Test
  void whatWouldBreakTheLineIsRefused() {
    for (String token : List.of("", "op", "op#", "#1", "o p#1", "op#1\n", "op#x", "a#b#1")) {
      assertThatThrownBy(() -> lock(token, ALICE)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> lock("op#1", ALICE, "op-a op-b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HostLock("/", "op#1", ALICE, Set.of(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void outputThatCannotBeUnderstoodIsNoRefusal() {
    HostLock lock = lock("op-a#1", ALICE);

    assertThat(lock.refusal("d", new ScriptResult(75, "@@GM lock.held", ""))).isEmpty();
    assertThat(lock.refusal("d", new ScriptResult(76, "", ""))).isEmpty();
    assertThat(lock.refusal("d", new ScriptResult(0, "@@GM lock.held eA==", ""))).isEmpty();
  }

  private HostLock lock(String token, String owner, String... supersedes) {
    return new HostLock(
        directory.toString(), token, owner, Set.of(supersedes), Duration.ofSeconds(60));
  }

  /** The same script at a later time of the host's clock. */
  static Script later(int seconds, Script script) {
    return script.preceding(
        "date() { case $1 in +%s) echo $(($(command date +%s) + "
            + seconds
            + ")) ;; *) command date \"$@\" ;; esac; }");
  }

  private static void assertWorked(ScriptResult result) {
    assertThat(result).isEqualTo(new ScriptResult(0, "worked\n", ""));
  }

  private static void assertLost(HostLock lock, ScriptResult result, String by) {
    assertThat(result.exitCode()).isEqualTo(76);
    assertThat(result.stdout()).doesNotContain("worked");
    assertThat(lock.refusal("d", result))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure).isInstanceOf(OperationFailure.Superseded.class);
              assertThat(failure.what()).contains("taken over by " + by);
            });
  }

  private long expires() throws IOException {
    return Long.parseLong(Files.readString(file).replaceAll("(?s).* expires=(\\d+) .*", "$1"));
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }
}
