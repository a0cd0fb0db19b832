package io.geusemaker.scripting.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code geusemaker run}: runs a runbook. It mentions nothing of Groovy itself: every command looks
 * at this class, and only {@link RunbookRun} is to load that.
 */
@Command(
    name = "run",
    customSynopsis = "geusemaker run FILE [--PARAMETER VALUE]... [OPTION]...",
    description = {
      "Run a runbook: a Groovy script that rotates, patches and rolls back.",
      "",
      "The runbook and the values of its parameters are checked first: what is misspelt, unknown or"
          + " missing is refused before anything runs. Nothing is asked. Each operation is told of"
          + " in a line; the first that fails ends the runbook.",
      "",
      "\"geusemaker run FILE --help\" shows the parameters of a runbook. Its first line may be"
          + " \"#!/usr/bin/env -S geusemaker run\"."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  See what a runbook would do; nothing is changed:",
      "    geusemaker run rotate.groovy --stack my-dev-stack --dry-run",
      "  Run it:",
      "    geusemaker run rotate.groovy --stack my-dev-stack",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/security/NAME/  credentials (encrypted) and records",
      "  ~/.ssh/known_hosts            host keys that are trusted"
    })
final class RunCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The runbook.")
  private @Nullable Path file;

  @Parameters(
      index = "1..*",
      paramLabel = "--PARAMETER VALUE",
      description = "The values of its parameters.")
  private List<String> arguments = List.of();

  @Option(
      names = "--dry-run",
      description = "Plan and show every operation; carry out none of them.")
  private boolean dryRun;

  @Option(
      names = "--dynamic",
      description =
          "Compile it dynamically: what is misspelt fails only when it is reached, perhaps after"
              + " something was changed.")
  private boolean dynamic;

  @Option(
      names = "--verbose",
      description = "Log to standard error, and show the stack trace of errors.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      description = "Show this help, or after FILE that of the runbook, and exit.")
  private boolean help;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Logging.start(verbose, surroundings.err());
    Path runbook = file;
    if (runbook == null) {
      return help ? usage() : missingFile();
    }
    return new RunbookRun(surroundings, dryRun, verbose).run(runbook, dynamic, help, arguments);
  }

  private int usage() {
    Objects.requireNonNull(spec).commandLine().usage(surroundings.out());
    surroundings.out().flush();
    return ExitCode.DONE.code();
  }

  private int missingFile() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Missing required parameter: 'FILE'");
  }
}
