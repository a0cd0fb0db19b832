package io.geusemaker.scripting.cli;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: its commands, and what becomes of mistakes in the arguments. */
final class Commands {

  /** Below this picocli cannot lay out an option list. */
  private static final int NARROWEST_HELP = 55;

  private static final int WIDEST_HELP = 100;

  private final Surroundings surroundings;

  Commands(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command; never throws and never ends the process. */
  int run(String... arguments) {
    CommandLine own = own();
    boolean enough = arguments.length > 0 && isEnough(own, arguments[0]);
    try {
      return configured(enough ? own : withOthers(own)).execute(arguments);
    } catch (RuntimeException | Error e) {
      return broke(e);
    }
  }

  /** Whether an argument needs none of the commands of other jars. */
  private static boolean isEnough(CommandLine own, String argument) {
    return argument.equals("--version")
        || (own.getSubcommands().containsKey(argument) && !argument.equals("completion"));
  }

  /** Adds those of other jars; one that cannot be had leaves the others as they are. */
  private CommandLine withOthers(CommandLine own) {
    Iterator<AdditionalCommand> others = ServiceLoader.load(AdditionalCommand.class).iterator();
    for (boolean more = true; more; ) {
      try {
        more = others.hasNext();
        if (more) {
          own.addSubcommand(others.next());
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        surroundings.err().println("geusemaker: a further command is left out: " + e.getMessage());
      }
    }
    return own;
  }

  /** The commands of this module. */
  CommandLine commandLine() {
    return configured(own());
  }

  private CommandLine own() {
    return new CommandLine(new RootCommand())
        .addSubcommand(new AdoptCommand(surroundings))
        .addSubcommand(new PlanCommand(surroundings))
        .addSubcommand(new UpdateCommand(surroundings))
        .addSubcommand(new FleetCommand(surroundings))
        .addSubcommand(new RollbackCommand(surroundings))
        .addSubcommand(new RecoverCommand(surroundings))
        .addSubcommand(new StatusCommand(surroundings))
        .addSubcommand(new HistoryCommand(surroundings))
        .addSubcommand(new AuditCommand(surroundings))
        .addSubcommand(
            new CommandLine(new RunCommand(surroundings))
                .setUnmatchedOptionsArePositionalParams(true))
        .addSubcommand(new JShellCommand(surroundings))
        .addSubcommand(new CompletionCommand(surroundings));
  }

  private CommandLine configured(CommandLine commandLine) {
    List.copyOf(commandLine.getSubcommands().values()).forEach(Commands::explainExitCodes);
    return commandLine
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(surroundings.colours() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(helpWidth())
        .registerConverter(Duration.class, Durations::parse)
        .registerConverter(OutputOptions.Format.class, new Choice<>(OutputOptions.Format.class))
        .registerConverter(
            CompletionCommand.Shell.class, new Choice<>(CompletionCommand.Shell.class))
        .setExecutionExceptionHandler((defect, command, parsed) -> broke(defect))
        .setParameterExceptionHandler(this::refuse);
  }

  private int broke(Throwable defect) {
    surroundings.err().print("Internal error: ");
    defect.printStackTrace(surroundings.err());
    surroundings.err().flush();
    return ExitCode.INTERNAL.code();
  }

  private static void explainExitCodes(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .parameterListHeading("%n")
        .optionListHeading("%n@|bold Options|@%n")
        .exitCodeListHeading("%n@|bold Exit codes|@%n")
        .exitCodeList(ExitCode.meanings());
  }

  private int helpWidth() {
    int columns = surroundings.terminal().map(Terminal::width).orElse(80);
    return Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, columns));
  }

  private int refuse(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    ParameterException told = rootOf(mistake);
    surroundings.err().println("geusemaker: " + told.getMessage());
    UnmatchedArgumentException.printSuggestions(told, surroundings.err());
    surroundings
        .err()
        .println("Run \"" + command.getCommandSpec().qualifiedName() + " --help\" for help.");
    surroundings.err().flush();
    return ExitCode.USAGE.code();
  }

  /** A misspelt option leaves the right one missing; the spelling is what to tell of. */
  private static ParameterException rootOf(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    List<String> unmatched = command.getUnmatchedArguments();
    return mistake instanceof MissingParameterException && !unmatched.isEmpty()
        ? new UnmatchedArgumentException(command, unmatched)
        : mistake;
  }
}
