package io.geusemaker.scripting.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code geusemaker}: says what it can do. */
@Command(
    name = "geusemaker",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Rotate the credentials of running docker compose stacks without redeploying them, and bring"
          + " the old ones back."
    },
    optionListHeading = "%n@|bold Options|@%n",
    commandListHeading = "%n@|bold Commands|@ (\"geusemaker COMMAND --help\" explains one)%n",
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  geusemaker adopt shop --connection ssh://ubuntu@10.0.0.5",
      "  geusemaker plan shop",
      "  geusemaker update shop --rotate-credentials",
      "  geusemaker status shop --patches",
      "  geusemaker history shop",
      "  geusemaker rollback shop"
    })
final class RootCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    List<String> commands = List.copyOf(spec.subcommands().keySet());
    int last = commands.size() - 1;
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: "
            + String.join(", ", commands.subList(0, last))
            + " or "
            + commands.get(last));
  }
}
