package io.geusemaker.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BoundedShellTest {

  private static final Duration SOON = Duration.ofMillis(10);

  private final Script script = Script.of("look", "true").limit(Duration.ofMillis(1500));
  private final BoundedShell shell = BoundedShell.of(script);
  private final String mark = mark(shell);

  @Test
  void theCommandNeedsNoEscapingAndRoundsTheLimitUp() {
    assertThat(shell.command()).startsWith("timeout", "-k", "5", "2", "sh", "-c").hasSize(7);
    assertThat(shell.command()).noneMatch(argument -> argument.contains("'"));
    assertThat(shell.patience()).isGreaterThan(Duration.ofSeconds(6));
  }

  @Test
  void everyRunHasItsOwnMark() {
    assertThat(mark).isNotEqualTo(mark(BoundedShell.of(script)));
  }

  @Test
  void marksAndWhatCameBeforeThemAreRemoved() {
    assertThat(
            ending(
                "motd\n" + mark + " begin\nout",
                "sudo: noise\n" + mark + " begin 77\nerr" + mark + " end 3\n",
                3))
        .contains(new ScriptResult(3, "out", "err"));
  }

  @Test
  void aScriptMayEndWithTheCodeOfTimeoutItself() {
    assertThat(ending(mark + " begin\n", mark + " begin 77\n" + mark + " end 124\n", 124))
        .contains(new ScriptResult(124, "", ""));
  }

  @Test
  void withoutAnEndTheCodeOfTimeoutMeansThatTheLimitPassed() {
    assertFailure(mark + " begin 77\n", 124, SOON)
        .isEqualTo(new HostFailure.TimedOut("look", Duration.ofMillis(1500)));
  }

  @Test
  void killedAfterTheLimitMeansThatTheLimitPassed() {
    assertFailure(mark + " begin 77\n", 137, Duration.ofSeconds(3))
        .isInstanceOf(HostFailure.TimedOut.class);
  }

  @Test
  void aSupervisorThatWasKilledEndsWithTheSignal() {
    assertThat(ending("", mark + " begin 77\nerr", 137)).contains(new ScriptResult(137, "", "err"));
  }

  @Test
  void aShellThatNeverStartedIsAFailureOfItsOwn() {
    assertFailure("sudo: a password is required\n", 1, SOON)
        .isEqualTo(
            new HostFailure.ScriptFailed(
                "look", 1, "the shell did not start: sudo: a password is required"));
  }

  @Test
  void withoutAStatusThereIsNoTelling() {
    byte[] err = bytes(mark + " begin 77\n" + mark + " end 0\n");
    assertThat(shell.ending(new byte[0], err, OptionalInt.empty(), SOON)).isEmpty();
  }

  @Test
  void theProcessGroupIsKnownOnceTheSupervisorRuns() {
    assertThat(shell.processGroup(bytes("noise"))).isEqualTo(OptionalLong.empty());
    assertThat(shell.processGroup(bytes(mark + " begin 7"))).isEqualTo(OptionalLong.empty());
    assertThat(shell.processGroup(bytes("x" + mark + " begin 77\n"))).hasValue(77);
    assertThat(BoundedShell.stop(77))
        .containsExactly("sh", "-c", "kill -s TERM -- -77; sleep 1; kill -s KILL -- -77");
  }

  private Optional<ScriptResult> ending(String out, String err, int status) {
    return shell.ending(bytes(out), bytes(err), OptionalInt.of(status), SOON);
  }

  private org.assertj.core.api.AbstractObjectAssert<?, ?> assertFailure(
      String err, int status, Duration elapsed) {
    return assertThatThrownBy(
            () -> shell.ending(new byte[0], bytes(err), OptionalInt.of(status), elapsed))
        .isInstanceOf(GeuseMakerException.class)
        .extracting(thrown -> ((GeuseMakerException) thrown).failure());
  }

  private static String mark(BoundedShell shell) {
    Matcher matcher = Pattern.compile("@geusemaker-[0-9a-f]{16}").matcher(shell.command().get(6));
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
