package io.geusemaker.scripting.cli;

import io.geusemaker.api.Change;
import io.geusemaker.api.fleet.FleetChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fast a fleet is gone through, and when not to go on. */
final class PaceOptions {

  @Option(
      names = "--canary",
      paramLabel = "N",
      description = "So many go first; if one fails, none of the others is begun. Default: 1.")
  private @Nullable Integer canary;

  @Option(
      names = "--max-concurrency",
      paramLabel = "N|N%%",
      description = "So many, or such a part of all, are at work at a time. Default: 10.")
  private @Nullable String concurrency;

  @Option(
      names = "--max-errors",
      paramLabel = "N|N%%",
      description = "When more than so many have failed, none is begun any more. Default: 0.")
  private @Nullable String errors;

  <R extends Change<R, T>, T> FleetChange<R, T> paced(FleetChange<R, T> change) {
    FleetChange<R, T> paced = canary == null ? change : change.canary(canary);
    paced = concurrency == null ? paced : paced.maxConcurrency(concurrency);
    return errors == null ? paced : paced.maxErrors(errors);
  }
}
