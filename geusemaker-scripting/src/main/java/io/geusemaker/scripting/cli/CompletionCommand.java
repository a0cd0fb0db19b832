package io.geusemaker.scripting.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    /** As it is typed; completion offers it so. */
    @Override
    public String toString() {
      return Choice.written(this);
    }
  }

  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  @SuppressWarnings("UnusedVariable") // asked for so that another shell is refused
  private @Nullable Shell shell;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private HelpOption help = new HelpOption();

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
