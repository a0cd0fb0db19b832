package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command tells what it does; part of every command. */
final class OutputOptions {

  enum Format {
    TEXT,
    JSON;

    /** As it is typed; completion offers it so. */
    @Override
    public String toString() {
      return Choice.written(this);
    }
  }

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = {
        "text (the default), or json: one document on standard output and all else on standard"
            + " error."
      })
  private Format format = Format.TEXT;

  @Option(names = "--quiet", description = "No progress, and a result in one line.")
  private boolean quiet;

  @Option(
      names = "--verbose",
      description = "Log to standard error, and show the stack trace of internal errors.")
  private boolean verbose;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private HelpOption help = new HelpOption();

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  boolean json() {
    return format == Format.JSON;
  }

  /**
   * Does a command's work and turns its end into an exit code.
   *
   * @param surroundings what is around it
   * @param target the deployment that it is about
   * @param work what is done
   */
  int run(Surroundings surroundings, DeploymentOptions target, Function<Session, ExitCode> work) {
    return run(surroundings, failure -> Hint.of(failure, target), work);
  }

  /**
   * Does a command's work and turns its end into an exit code.
   *
   * @param surroundings what is around it
   * @param hint what to type next after a failure
   * @param work what is done
   */
  int run(
      Surroundings surroundings,
      Function<Failure, Optional<String>> hint,
      Function<Session, ExitCode> work) {
    Logging.start(verbose, surroundings.err());
    Printer out = out(surroundings);
    Printer err =
        new Printer(surroundings.err(), width(surroundings), colouredErrors(surroundings));
    Reporter reporter = json() ? new JsonReporter(out, err) : new TextReporter(out, err, quiet);
    try (ProgressDisplay progress = new ProgressDisplay(line(surroundings, out, err))) {
      Printer questions = json() ? err : out;
      return work.apply(new Session(surroundings, reporter, progress, questions, err, quiet))
          .code();
    } catch (GeuseMakerException e) {
      reporter.failed(e.failure(), hint.apply(e.failure()));
      return ExitCode.of(e.failure()).code();
    } catch (RuntimeException | Error e) {
      reporter.broke(e, verbose);
      return ExitCode.INTERNAL.code();
    }
  }

  private Printer out(Surroundings surroundings) {
    return json()
        ? new Printer(surroundings.out(), OptionalInt.empty(), false)
        : new Printer(surroundings.out(), width(surroundings), surroundings.colours());
  }

  /** Nothing tells whether standard error is a terminal too, so it is coloured on demand only. */
  private static boolean colouredErrors(Surroundings surroundings) {
    return surroundings.coloursForced();
  }

  private StatusLine line(Surroundings surroundings, Printer out, Printer err) {
    if (quiet) {
      return StatusLine.none();
    }
    boolean live =
        surroundings.terminal().isPresent() && !json() && !verbose && !surroundings.dumbTerminal();
    return live ? new LiveStatusLine(out) : new PlainStatusLine(json() ? err : out);
  }

  private static OptionalInt width(Surroundings surroundings) {
    return surroundings
        .terminal()
        .map(Terminal::width)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
