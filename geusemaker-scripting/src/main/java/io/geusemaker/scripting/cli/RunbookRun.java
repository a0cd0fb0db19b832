package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.scripting.runbook.RunbookConditions;
import io.geusemaker.scripting.runbook.RunbookEnd;
import io.geusemaker.scripting.runbook.RunbookFailed;
import io.geusemaker.scripting.runbook.RunbookFile;
import io.geusemaker.scripting.runbook.RunbookRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Help.Ansi.Style;

/** One run of a runbook from the command line, and what becomes of its failures. */
final class RunbookRun {

  private final Surroundings surroundings;
  private final boolean dryRun;
  private final boolean verbose;
  private final Printer err;

  RunbookRun(Surroundings surroundings, boolean dryRun, boolean verbose) {
    this.surroundings = surroundings;
    this.dryRun = dryRun;
    this.verbose = verbose;
    this.err = new Printer(surroundings.err(), OptionalInt.empty(), surroundings.coloursForced());
  }

  int run(Path file, boolean dynamic, boolean help, List<String> arguments) {
    try {
      RunbookFile runbook = RunbookFile.read(file, dynamic);
      return (help ? explained(runbook) : run(runbook, arguments)).code();
    } catch (RunbookRefused e) {
      err.text(e.getMessage());
      return ExitCode.USAGE.code();
    } catch (RunbookFailed e) {
      return failed(e).code();
    } catch (RuntimeException | Error e) {
      TextReporter.defect(err, e, verbose);
      return ExitCode.INTERNAL.code();
    }
  }

  private ExitCode explained(RunbookFile runbook) {
    surroundings.out().println(runbook.help());
    surroundings.out().flush();
    return ExitCode.DONE;
  }

  private ExitCode run(RunbookFile runbook, List<String> arguments) {
    RunbookConditions conditions =
        new RunbookConditions(
            dryRun, surroundings.out(), RecordsOption.inEnvironment(surroundings));
    RunbookEnd end =
        Interruption.during(
            surroundings.signals(),
            () -> err.text("Stopping: undoing what was done; press Ctrl-C again to end at once."),
            () -> runbook.run(arguments, conditions));
    return end.stillVulnerable() ? ExitCode.STILL_VULNERABLE : ExitCode.DONE;
  }

  private ExitCode failed(RunbookFailed e) {
    Optional<Failure> failure = e.failure();
    if (failure.isPresent()) {
      new TextReporter(err, err, false).failed(failure.get(), Optional.empty());
    } else {
      err.styled(Style.fg_red, "Failed: " + e.getMessage() + ".");
    }
    err.text("At:     " + e.place());
    if (verbose) {
      TextReporter.defect(err, e, true);
    }
    return failure.map(ExitCode::of).orElse(ExitCode.INTERNAL);
  }
}
