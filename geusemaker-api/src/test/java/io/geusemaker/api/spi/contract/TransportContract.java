package io.geusemaker.api.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every transport does alike. The host must share its file system and its processes with the
 * test.
 */
@Timeout(120)
public abstract class TransportContract {

  private static final List<String> HOSTILE =
      List.of(
          "",
          "it's",
          "'; exit 9; '",
          "line one\nline two\n",
          "$HOME ${HOME} $(id) `id` $$",
          "back\\slash \\n \\' \\",
          "double \"quotes\" and ! history !!",
          "* ? [a-z] ~ # & | ; < > ( ) { }",
          "-n -e --",
          "\ttab and carriage return\r\n",
          "ünïcödé 日本語 😀",
          "{{ssm:x}} %s %d %%");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path scratch;

  @SuppressWarnings("NullAway.Init")
  private HostSession session;

  /**
   * The transport to test.
   *
   * @return leads to a host whose files and processes the test sees
   */
  protected abstract Transport transport();

  @BeforeEach
  void connect() {
    session = transport().connect();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void exitCodesComeBackExactly() {
    for (int code : new int[] {0, 1, 2, 77, 124, 126, 127, 137, 255}) {
      assertThat(run("exit " + code).exitCode()).as("exit %s", code).isEqualTo(code);
    }
  }

  @Test
  void theLastCommandDecidesWhenTheScriptDoesNotExit() {
    assertThat(run("false").exitCode()).isEqualTo(1);
    assertThat(run("true").succeeded()).isTrue();
  }

  @Test
  void aScriptThatIsKilledEndsWithTheSignal() {
    assertThat(run("kill -KILL $$").exitCode()).isEqualTo(137);
  }

  @Test
  void aSyntaxErrorRunsNothing() {
    Path marker = scratch.resolve("ran");

    ScriptResult result = run(Script.of("broken", "touch \"$M\"\nif").parameter("M", "" + marker));

    assertThat(result.succeeded()).isFalse();
    assertThat(result.stderr()).isNotEmpty();
    assertThat(marker).doesNotExist();
  }

  @Test
  void bothStreamsComeBackWholeAndApart() {
    ScriptResult result = run("echo out; echo err >&2; printf 'no newline'; printf 'ä€😀' >&2");

    assertThat(result.stdout()).isEqualTo("out\nno newline");
    assertThat(result.stderr()).isEqualTo("err\nä€😀");
  }

  @Test
  void silenceIsEmpty() {
    assertThat(run(":")).isEqualTo(new ScriptResult(0, "", ""));
  }

  @Test
  void megabytesOnBothStreamsDoNotBlock() {
    ScriptResult result =
        run(
            """
            head -c 5000000 /dev/zero | tr '\\0' o
            head -c 5000000 /dev/zero | tr '\\0' e >&2
            head -c 1000000 /dev/zero | tr '\\0' O
            """);

    assertThat(result.stdout()).hasSize(6_000_000).startsWith("oo").endsWith("OO");
    assertThat(result.stderr()).hasSize(5_000_000).matches("e+");
  }

  @Test
  void hostileValuesArriveUnchanged() {
    Script script = Script.of("echo values", "printf '%s\\0%s\\0' \"$PLAIN\" \"$SECRET\"");
    for (String value : HOSTILE) {
      ScriptResult result =
          run(script.parameter("PLAIN", value).secret("SECRET", Secret.of(value + "!")));

      assertThat(result).isEqualTo(new ScriptResult(0, value + "\0" + value + "!\0", ""));
    }
  }

  @Test
  void aChildCannotEatTheProgram() {
    assertThat(run("echo before; cat; read -r line; echo after $?").stdout())
        .isEqualTo("before\nafter 1\n");
  }

  @Test
  void secretsAreNeitherInArgumentsNorInEnvironments() {
    ScriptResult result =
        run(
            Script.of(
                    "look around",
                    "sleep 2 & sleep 0.3; cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null"
                        + " | tr '\\0' '\\n'; kill $!; : \"$SECRET\"")
                .secret("SECRET", Secret.of("Sesame-4711-open")));

    assertThat(result.stdout()).contains("timeout\n-k\n", "sleep\n2\n", "PATH=");
    assertThat(result.stdout() + result.stderr()).doesNotContain("Sesame-4711");
  }

  @Test
  void newFilesArePrivate() {
    Path file = scratch.resolve("private");

    run(Script.of("touch", "touch \"$FILE\"").parameter("FILE", file.toString()));

    assertThat(file).exists();
    assertThat(run("umask").stdout()).isEqualTo("0077\n");
    assertThat(file.toFile().length()).isZero();
  }

  @Test
  void theLimitStopsTheScriptAndItsChildrenOnTheHost() throws Exception {
    Path later = scratch.resolve("later");
    Path stubborn = scratch.resolve("stubborn");
    Path inBackground = scratch.resolve("background");
    Script slow =
        Script.of(
                "slow",
                """
                (trap '' TERM; sleep 3; touch "$STUBBORN") &
                (sleep 3; touch "$BACKGROUND") &
                sleep 3
                touch "$LATER"
                """)
            .parameter("LATER", later.toString())
            .parameter("STUBBORN", stubborn.toString())
            .parameter("BACKGROUND", inBackground.toString())
            .limit(Duration.ofSeconds(1));

    assertThat(failureOf(slow)).isEqualTo(new HostFailure.TimedOut("slow", Duration.ofSeconds(1)));
    Thread.sleep(2500);
    assertThat(later).doesNotExist();
    assertThat(stubborn).doesNotExist();
    assertThat(inBackground).doesNotExist();
    assertThat(run("echo still here").stdout()).isEqualTo("still here\n");
  }

  @Test
  void aScriptThatIgnoresTermIsKilled() {
    Script deaf =
        Script.of("deaf", "trap '' TERM; while :; do sleep 1; done").limit(Duration.ofSeconds(1));

    assertThat(failureOf(deaf)).isInstanceOf(HostFailure.TimedOut.class);
  }

  @Test
  void aProcessLeftInTheBackgroundIsNotWaitedFor() {
    long start = System.nanoTime();

    assertThat(run("sleep 40 & echo done").stdout()).isEqualTo("done\n");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void anInterruptStopsTheScriptOnTheHost() throws Exception {
    Path beat = scratch.resolve("beat");
    Script endless =
        Script.of("endless", "while :; do echo . >>\"$BEAT\"; sleep 0.05; done")
            .parameter("BEAT", beat.toString());
    AtomicReference<Failure> failure = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread runner =
        new Thread(
            () -> {
              failure.set(failureOf(endless));
              flag.set(Thread.currentThread().isInterrupted());
            });

    runner.start();
    while (!Files.exists(beat)) {
      Thread.sleep(10);
    }
    runner.interrupt();
    runner.join();

    assertThat(failure.get()).isEqualTo(new HostFailure.Interrupted(session.host(), "endless"));
    assertThat(flag.get()).isTrue();
    long beats = Files.size(beat);
    Thread.sleep(300);
    assertThat(Files.size(beat)).isEqualTo(beats);
  }

  @Test
  void anInterruptedThreadGetsNothingDone() throws Exception {
    Path late = scratch.resolve("late");
    Thread.currentThread().interrupt();

    Failure failure =
        failureOf(Script.of("late", "sleep 2; touch \"$LATE\"").parameter("LATE", late.toString()));

    assertThat(failure).isEqualTo(new HostFailure.Interrupted(session.host(), "late"));
    assertThat(Thread.interrupted()).isTrue();
    Thread.sleep(2500);
    assertThat(late).doesNotExist();
  }

  @Test
  void manyScriptsRunOverOneSession() {
    for (int i = 0; i < 30; i++) {
      assertThat(run("echo " + i).stdout()).isEqualTo(i + "\n");
    }
  }

  @Test
  void equalTransportsAreEqualValuesOnOneLine() {
    assertThat(transport()).isEqualTo(transport()).hasSameHashCodeAs(transport());
    assertThat(transport().toString()).doesNotContain("\n").hasSizeLessThanOrEqualTo(80);
  }

  private ScriptResult run(String text) {
    return run(Script.of("test", text));
  }

  private ScriptResult run(Script script) {
    return session.run(script);
  }

  private Failure failureOf(Script script) {
    return catchThrowableOfType(GeuseMakerException.class, () -> session.run(script)).failure();
  }
}
