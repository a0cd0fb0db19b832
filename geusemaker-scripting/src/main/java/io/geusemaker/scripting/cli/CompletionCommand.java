package io.geusemaker.scripting.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code geusemaker completion}: prints what completes its commands and options in a shell. */
@Command(
    name = "completion",
    customSynopsis = "geusemaker completion bash|zsh",
    description = {
      "Print a script that lets the shell complete the commands and options of geusemaker.",
      "",
      "It is one script for both: zsh runs it through its own bashcompinit, which the script loads."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  Complete in this bash, or in every one by the same line in ~/.bashrc:",
      "    source <(geusemaker completion bash)",
      "  The same in zsh; the line belongs in ~/.zshrc:",
      "    source <(geusemaker completion zsh)",
      "",
      "@|bold Files|@",
      "  share/bash-completion/completions/geusemaker  the same script, in the installation"
    })
final class CompletionCommand implements Callable<Integer> {

  enum Shell {
    BASH,
    ZSH;

    static Shell parse(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "bash" -> BASH;
        case "zsh" -> ZSH;
        default -> throw new TypeConversionException("expected bash or zsh but was '" + text + "'");
      };
    }
  }

  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  @SuppressWarnings("UnusedVariable") // asked for so that another shell is refused
  private @Nullable Shell shell;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandLine whole = Objects.requireNonNull(spec).root().commandLine();
    surroundings.out().print(AutoComplete.bash(whole.getCommandName(), whole));
    surroundings.out().flush();
    return ExitCode.DONE.code();
  }
}
