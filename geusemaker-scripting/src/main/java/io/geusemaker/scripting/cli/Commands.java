package io.geusemaker.scripting.cli;

import java.time.Duration;
import java.util.List;
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
    CommandLine commandLine = commandLine();
    boolean known = arguments.length > 0 && isOwn(commandLine, arguments[0]);
    return (known ? commandLine : withOthers(commandLine)).execute(arguments);
  }

  private static boolean isOwn(CommandLine commandLine, String argument) {
    return commandLine.getSubcommands().containsKey(argument) || argument.equals("--version");
  }

  private static CommandLine withOthers(CommandLine commandLine) {
    ServiceLoader.load(AdditionalCommand.class).forEach(commandLine::addSubcommand);
    return commandLine;
  }

  /** The commands of this module. */
  CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new RootCommand())
            .addSubcommand(new AdoptCommand(surroundings))
            .addSubcommand(new PlanCommand(surroundings))
            .addSubcommand(new UpdateCommand(surroundings))
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
    List.copyOf(commandLine.getSubcommands().values()).forEach(Commands::explainExitCodes);
    return commandLine
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(surroundings.colours() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(helpWidth())
        .registerConverter(Duration.class, Durations::parse)
        .registerConverter(OutputOptions.Format.class, OutputOptions.Format::parse)
        .registerConverter(CompletionCommand.Shell.class, CompletionCommand.Shell::parse)
        .setParameterExceptionHandler(this::refuse);
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
