package io.geusemaker.core.ssm;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/**
 * How Systems Manager says that a command ended.
 *
 * @param kind what that means
 * @param detail its own words
 * @param stdout standard output, cut by Systems Manager where it was long
 * @param stderr standard error, likewise
 * @param cut whether the end of what it printed may be missing, though more can be had
 */
record CommandEnd(Kind kind, String detail, String stdout, String stderr, boolean cut) {

  /** What an end means for the script. */
  enum Kind {
    /** The shell ran to its end. */
    RAN,
    /** The shell never began. */
    NOT_BEGUN,
    /** The time that the agent was given for it has passed. */
    LATE,
    /** The shell was killed: by someone who cancelled it, or by the host. */
    KILLED
  }

  private static final int SIGKILL = 137;
  private static final int SHOWN = 200;

  /** Lists cut outputs at 2,500 characters, of which the last may be words about that. */
  private static final int LISTED = 2_400;

  /** That nothing was heard in all the time it was given. */
  static CommandEnd late() {
    return new CommandEnd(Kind.LATE, "no end reported", "", "", false);
  }

  /**
   * Reads an answer.
   *
   * @param elapsed since it was sent
   * @param limit the time that the agent was given
   * @return empty while it is not at its end
   */
  static Optional<CommandEnd> of(
      GetCommandInvocationResponse answer, Duration elapsed, Duration limit) {
    String start = answer.executionStartDateTime();
    boolean begun = start != null && !start.isBlank();
    return kind(
            detail(answer.statusDetails(), answer.statusAsString()),
            begun,
            answer.responseCode() == SIGKILL && elapsed.compareTo(limit) < 0)
        .map(
            kind ->
                new CommandEnd(
                    kind,
                    detail(answer.statusDetails(), answer.statusAsString()),
                    Objects.requireNonNullElse(answer.standardOutputContent(), ""),
                    Objects.requireNonNullElse(answer.standardErrorContent(), ""),
                    false));
  }

  /**
   * Reads one entry of a list, which has little room for outputs.
   *
   * @param entry its details are in it
   * @param elapsed since it was sent
   * @param limit the time that the agent was given
   * @return empty while it is not at its end
   */
  static Optional<CommandEnd> of(CommandInvocation entry, Duration elapsed, Duration limit) {
    Optional<CommandPlugin> plugin = entry.commandPlugins().stream().findFirst();
    boolean begun = plugin.filter(p -> p.responseStartDateTime() != null).isPresent();
    boolean killed =
        plugin.map(CommandPlugin::responseCode).filter(code -> code == SIGKILL).isPresent();
    String output = plugin.map(CommandPlugin::output).orElse("");
    boolean cut = output.length() > LISTED;
    return kind(
            detail(entry.statusDetails(), entry.statusAsString()),
            begun,
            killed && elapsed.compareTo(limit) < 0)
        .map(
            kind ->
                new CommandEnd(
                    kind,
                    detail(entry.statusDetails(), entry.statusAsString()),
                    cut ? output.substring(0, LISTED) : output,
                    "",
                    cut));
  }

  /** Whether the agent has said that it works on it. */
  static boolean isRunning(GetCommandInvocationResponse answer) {
    return isRunning(detail(answer.statusDetails(), answer.statusAsString()));
  }

  static boolean isRunning(CommandInvocation entry) {
    return isRunning(detail(entry.statusDetails(), entry.statusAsString()));
  }

  private static boolean isRunning(String detail) {
    return detail.equalsIgnoreCase("InProgress");
  }

  /**
   * The same end, of a command that an agent was seen to work on. When nothing more is heard of
   * that agent, Systems Manager says that the command was not delivered, and no time at which it
   * began.
   */
  CommandEnd ofOneThatBegan() {
    return kind == Kind.NOT_BEGUN ? new CommandEnd(Kind.KILLED, detail, stdout, stderr, cut) : this;
  }

  /** "Delivery Timed Out" in the documentation, "DeliveryTimedOut" from the service. */
  private static String detail(@Nullable String details, @Nullable String status) {
    return String.valueOf(details == null ? status : details).replace(" ", "");
  }

  private static Optional<Kind> kind(String detail, boolean begun, boolean killedEarly) {
    return switch (detail.toLowerCase(Locale.ROOT)) {
      case "pending", "inprogress", "delayed", "cancelling" -> Optional.empty();
      case "success", "failed" -> Optional.of(Kind.RAN);
      // The agent calls everything late that ended by SIGKILL.
      case "executiontimedout", "timedout" ->
          Optional.of(!begun ? Kind.NOT_BEGUN : killedEarly ? Kind.KILLED : Kind.LATE);
      // Cancelled, DeliveryTimedOut, Undeliverable, Terminated, InvalidPlatform, AccessDenied,
      // and what is not known yet.
      default -> Optional.of(begun ? Kind.KILLED : Kind.NOT_BEGUN);
    };
  }

  /** Its own words and the end of what it printed: nothing that a script printed is in it. */
  String shown() {
    String text = (stdout + " " + stderr).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String tail = text.substring(Math.max(0, text.length() - SHOWN));
    return "(" + detail + (tail.isEmpty() ? "" : ": " + tail) + ")";
  }
}
