package io.geusemaker.scripting.cli;

import io.geusemaker.api.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long an operation may wait and take; part of every command that changes something. */
final class TimeOptions {

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "Wait this long while another operation is at work. Default: not at all.")
  private @Nullable Duration wait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Stop when the whole takes longer, such as 15m; what was changed is undone.")
  private @Nullable Duration timeout;

  @Option(
      names = "--step-timeout",
      paramLabel = "DURATION",
      description = "Stop when one step takes longer, such as 90s; what was changed is undone.")
  private @Nullable Duration stepTimeout;

  <R extends Request<R, T>, T> R limited(R request) {
    R limited = wait == null ? request : request.waitForLock(wait);
    limited = timeout == null ? limited : limited.timeout(timeout);
    return stepTimeout == null ? limited : limited.stepTimeout(stepTimeout);
  }
}
