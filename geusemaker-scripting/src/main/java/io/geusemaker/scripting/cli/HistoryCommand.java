package io.geusemaker.scripting.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code geusemaker history}: lists the operations on record. */
@Command(
    name = "history",
    customSynopsis = "geusemaker history NAME [OPTION]...",
    description = {
      "List what was done to a deployment, the latest first.",
      "",
      "Read from the records; nothing is connected to. The ids are what \"geusemaker rollback"
          + " --to\" takes."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  See every operation, who did it, and whether it was taken back:",
      "    geusemaker history my-dev-stack",
      "  Read it in a script:",
      "    geusemaker history my-dev-stack --output json",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/security/NAME/  the records"
    })
final class HistoryCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private DeploymentOptions target = new DeploymentOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  HistoryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return output.run(surroundings, target, this::list);
  }

  private ExitCode list(Session session) {
    session.reporter().history(target.name(), target.deployment(surroundings).history());
    return ExitCode.DONE;
  }
}
