package io.geusemaker.api.spi;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The command that runs one {@link ShellProgram} on the host within a time limit, and the reading
 * of what comes back; for transports that start processes.
 *
 * <p>{@code timeout} stops the script and all that it started when the limit passes, whether the
 * connection still stands or not. Inside, a small supervisor frames both streams with marks that
 * carry a nonce. They tell a script that ended with 124 from one that {@code timeout} stopped, and
 * the script's output from what a login file printed before it. Give each run its own instance.
 */
public final class BoundedShell {

  private static final Duration KILL_AFTER = Duration.ofSeconds(5);
  private static final int STOPPED_BY_TIMEOUT = 124;
  private static final int DETAIL_LENGTH = 400;

  private final Script script;
  private final String mark;

  private BoundedShell(Script script, String mark) {
    this.script = script;
    this.mark = mark;
  }

  /**
   * For one run of a script.
   *
   * @param script the script; its limit is rounded up to whole seconds
   * @return the command and the reader of its output
   */
  public static BoundedShell of(Script script) {
    byte[] nonce = new byte[8];
    ThreadLocalRandom.current().nextBytes(nonce);
    return new BoundedShell(script, "@geusemaker-" + HexFormat.of().formatHex(nonce));
  }

  /**
   * The command; it reads the program from standard input and holds nothing of the script.
   *
   * @return the arguments, none with a single quote in it
   */
  public List<String> command() {
    // The trap keeps the supervisor alive after TERM, so that it can kill children of the script
    // that ignore TERM when the script itself does not. It is reset in the script.
    String supervisor =
        "t=; trap \"t=1\" TERM;"
            + (" echo \"" + mark + " begin\"; echo \"" + mark + " begin $PPID\" >&2;")
            + " sh -s; s=$?;"
            + " if [ \"$t\" ]; then sleep 1; kill -s KILL 0; fi;"
            + (" echo \"" + mark + " end $s\" >&2; exit $s");
    return List.of(
        "timeout",
        "-k",
        Long.toString(KILL_AFTER.toSeconds()),
        Long.toString(script.limit().plusNanos(999_999_999).toSeconds()),
        "sh",
        "-c",
        supervisor);
  }

  /**
   * What its marks begin with: all that its {@link #command()} does not share with that of another
   * run of the same limit.
   *
   * @return letters, digits, a dash and an at sign, different for each run
   */
  public String mark() {
    return mark;
  }

  /**
   * By when the command has ended on a host that still works.
   *
   * @return a little more than the limit of the script
   */
  public Duration patience() {
    return script.limit().plus(KILL_AFTER).plusSeconds(15);
  }

  /**
   * Which processes belong to the run.
   *
   * @param stderr what came on standard error so far
   * @return the process group; empty when the supervisor has not started yet
   */
  public OptionalLong processGroup(byte[] stderr) {
    String text = new String(stderr, StandardCharsets.UTF_8);
    int begin = text.indexOf(beginOnStderr());
    int end = begin < 0 ? -1 : text.indexOf('\n', begin);
    return end < 0
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(text.substring(begin + beginOnStderr().length(), end)));
  }

  /**
   * The command that stops a run from outside: first TERM, then after a second KILL.
   *
   * @param processGroup the run's process group
   * @return the arguments, none with a single quote in it
   */
  public static List<String> stop(long processGroup) {
    String kill =
        "kill -s TERM -- -%d; sleep 1; kill -s KILL -- -%d".formatted(processGroup, processGroup);
    return List.of("sh", "-c", kill);
  }

  /**
   * How the script ended, as told by what the command left.
   *
   * @param stdout its standard output, whole
   * @param stderr its standard error, whole
   * @param status its exit code, 128 and more for a signal; empty when it is not known
   * @param elapsed how long it ran
   * @return the script's own result, marks removed; empty when there is no telling
   * @throws GeuseMakerException with {@link HostFailure.TimedOut} when the limit passed, and with
   *     {@link HostFailure.ScriptFailed} when the shell could not be started
   */
  public Optional<ScriptResult> ending(
      byte[] stdout, byte[] stderr, OptionalInt status, Duration elapsed) {
    if (status.isEmpty()) {
      return Optional.empty();
    }
    String out = afterLine(new String(stdout, StandardCharsets.UTF_8), mark + " begin");
    String err = new String(stderr, StandardCharsets.UTF_8);
    int end = err.lastIndexOf(mark + " end ");
    int endOfLine = end < 0 ? -1 : err.indexOf('\n', end);
    if (endOfLine >= 0) {
      String code = err.substring(end + mark.length() + " end ".length(), endOfLine);
      String own = afterLine(err.substring(0, end), beginOnStderr());
      return Optional.of(new ScriptResult(Integer.parseInt(code), out, own));
    }
    if (status.getAsInt() == STOPPED_BY_TIMEOUT || elapsed.compareTo(script.limit()) >= 0) {
      throw new GeuseMakerException(new HostFailure.TimedOut(script.name(), script.limit()));
    }
    if (!err.contains(beginOnStderr())) {
      String detail = err.strip();
      String tail = detail.substring(Math.max(0, detail.length() - DETAIL_LENGTH));
      throw new GeuseMakerException(
          new HostFailure.ScriptFailed(
              script.name(), status.getAsInt(), "the shell did not start: " + tail));
    }
    // The supervisor itself was killed.
    return Optional.of(new ScriptResult(status.getAsInt(), out, afterLine(err, beginOnStderr())));
  }

  private String beginOnStderr() {
    return mark + " begin ";
  }

  private static String afterLine(String text, String prefix) {
    int at = text.indexOf(prefix);
    int eol = at < 0 ? -1 : text.indexOf('\n', at);
    return eol < 0 ? text : text.substring(eol + 1);
  }
}
