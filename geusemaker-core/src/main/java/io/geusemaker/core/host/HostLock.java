package io.geusemaker.core.host;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lock on the host: a line of text in the compose project's directory that says whose turn it
 * is. Each script sees to it before its own commands, so that it costs no round trip, and runs
 * alone, even beside one whose connection was cut and that is still running.
 *
 * <p>It is there besides the lease because only the host can refuse a script that was sent while
 * the lease was held and arrives afterwards. Its times are by the host's clock.
 *
 * @param directory the compose project's directory on the host
 * @param token the holder, as the operation, {@code #}, and the lease's number
 * @param owner who that is, for people
 * @param supersedes operations whose lock may be taken over before it expires: their lease was
 *     taken over, or they are recovered
 * @param ttl how long the lock outlasts each script's own limit
 */
public record HostLock(
    String directory, String token, String owner, Set<String> supersedes, Duration ttl) {

  private static final Pattern TOKEN = Pattern.compile("([^\\s#]+)#[0-9]+");
  private static final Pattern OPERATION = Pattern.compile("[^\\s#]+");
  private static final Pattern LINE =
      Pattern.compile("operation=(\\S+) fence=\\S+ since=(\\S+) .*?owner=(.*)");
  private static final int HELD = 75;
  private static final int LOST = 76;
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Checks the token and the names of the operations, and brings the owner into one line.
   *
   * @throws IllegalArgumentException when one is not acceptable
   */
  public HostLock {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("not an operation with a number: " + token);
    }
    for (String operation : supersedes) {
      if (!OPERATION.matcher(operation).matches()) {
        throw new IllegalArgumentException("not the name of an operation: " + operation);
      }
    }
    if (ttl.isNegative() || ttl.isZero()) {
      throw new IllegalArgumentException("the lock has to last for a while");
    }
    owner = plain(owner);
    supersedes = Set.copyOf(supersedes);
  }

  /**
   * Takes the lock before the script's own commands: when it is free, our own, expired, or that of
   * an operation that is superseded.
   *
   * @param script what to run
   * @return the script, refused by the host with a {@link #refusal} when someone else holds the
   *     lock
   */
  public Script acquiring(Script script) {
    return guarded(script, "acquire");
  }

  /**
   * Renews the lock before the script's own commands, however old it is, as long as it is our own.
   *
   * @param script what to run
   * @return the script, refused by the host with a {@link #refusal} when the lock is not our own
   */
  public Script holding(Script script) {
    return guarded(script, "hold");
  }

  /**
   * Like {@link #holding}, and gives the lock back after the script's own commands when they
   * succeeded. The exit code is theirs in any case.
   *
   * @param script what to run
   * @return the script
   */
  public Script releasing(Script script) {
    return holding(script.preceding("(").followedBy(")\n" + ShellText.HOST_UNLOCK.text()));
  }

  private Script guarded(Script script, String mode) {
    Duration limit = script.limit().plus(WAIT);
    Duration lasting = limit.plus(ttl);
    return script
        .preceding(ShellText.HOST_LOCK.text())
        .limit(limit)
        .parameter("LOCK_DIRECTORY", directory)
        .parameter("LOCK_MODE", mode)
        .parameter("LOCK_TOKEN", token)
        .parameter("LOCK_OWNER", owner)
        .parameter("LOCK_SECONDS", seconds(lasting.compareTo(LONGEST) < 0 ? lasting : LONGEST))
        .parameter("LOCK_SUPERSEDES", String.join(" ", new TreeSet<>(supersedes)))
        .parameter("LOCK_WAIT", seconds(WAIT));
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.plusNanos(999_999_999).toSeconds());
  }

  /**
   * Why the lock kept a script from running.
   *
   * @param deployment the deployment's name
   * @param result how the script ended
   * @return {@link OperationFailure.Busy} when someone else holds the lock or a script does not
   *     end, {@link OperationFailure.Superseded} when it is no longer our own; empty when the
   *     script's own commands ran
   */
  public Optional<Failure> refusal(String deployment, ScriptResult result) {
    if (result.exitCode() != HELD && result.exitCode() != LOST) {
      return Optional.empty();
    }
    Sections sections;
    try {
      sections = Sections.parse(result.stdout());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (result.exitCode() == LOST) {
      return sections.text("lock.lost").map(line -> superseded(deployment, line));
    }
    return sections
        .text("lock.held")
        .map(HostLock::holder)
        .or(() -> sections.text("lock.running").map(HostLock::running))
        .map(holder -> new OperationFailure.Busy(deployment, holder));
  }

  private Failure superseded(String deployment, String line) {
    return new OperationFailure.Superseded(
        deployment,
        token.substring(0, token.lastIndexOf('#')),
        line.isEmpty() ? "someone who removed its lock on the host" : holder(line));
  }

  private static String running(String line) {
    return "a script does not end on the host" + (line.isEmpty() ? "" : ", of " + holder(line));
  }

  private static String holder(String line) {
    Matcher fields = LINE.matcher(plain(line));
    return fields.matches()
        ? fields.group(3) + ", operation " + fields.group(1) + " since " + fields.group(2)
        : "someone whose lock on the host cannot be read";
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
