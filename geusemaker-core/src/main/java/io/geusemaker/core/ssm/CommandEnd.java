package io.geusemaker.core.ssm;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/**
 * How Systems Manager says that a command ended.
 *
 * @param kind what that means
 * @param detail its own words
 * @param stdout standard output, cut by Systems Manager where it was long
 * @param stderr standard error, likewise
 */
record CommandEnd(Kind kind, String detail, String stdout, String stderr) {

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

  /**
   * Reads an answer.
   *
   * @param elapsed since it was sent
   * @param limit the time that the agent was given
   * @return empty while it is not at its end
   */
  static Optional<CommandEnd> of(
      GetCommandInvocationResponse answer, Duration elapsed, Duration limit) {
    // "Delivery Timed Out" in the documentation, "DeliveryTimedOut" from the service.
    String detail =
        Optional.ofNullable(answer.statusDetails())
            .orElse(String.valueOf(answer.statusAsString()))
            .replace(" ", "");
    Optional<Kind> kind =
        switch (detail.toLowerCase(Locale.ROOT)) {
          case "pending", "inprogress", "delayed", "cancelling" -> Optional.empty();
          case "success", "failed" -> Optional.of(Kind.RAN);
          case "executiontimedout", "timedout" -> Optional.of(late(answer, elapsed, limit));
          // Cancelled, DeliveryTimedOut, Undeliverable, Terminated, InvalidPlatform, AccessDenied,
          // and what is not known yet.
          default -> Optional.of(begun(answer) ? Kind.KILLED : Kind.NOT_BEGUN);
        };
    return kind.map(
        known ->
            new CommandEnd(
                known,
                detail,
                Objects.requireNonNullElse(answer.standardOutputContent(), ""),
                Objects.requireNonNullElse(answer.standardErrorContent(), "")));
  }

  /** The agent calls everything late that ended by SIGKILL. */
  private static Kind late(GetCommandInvocationResponse answer, Duration elapsed, Duration limit) {
    if (!begun(answer)) {
      return Kind.NOT_BEGUN;
    }
    return answer.responseCode() == SIGKILL && elapsed.compareTo(limit) < 0
        ? Kind.KILLED
        : Kind.LATE;
  }

  private static boolean begun(GetCommandInvocationResponse answer) {
    String start = answer.executionStartDateTime();
    return start != null && !start.isBlank();
  }

  /** Its own words and the end of what it printed: nothing that a script printed is in it. */
  String shown() {
    String text = (stdout + " " + stderr).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String tail = text.substring(Math.max(0, text.length() - SHOWN));
    return "(" + detail + (tail.isEmpty() ? "" : ": " + tail) + ")";
  }
}
