package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code geusemaker plan}: shows what an update would do. */
@Command(
    name = "plan",
    customSynopsis = {
      "geusemaker plan NAME [--rotate-credentials] [OPTION]...",
      "geusemaker plan NAME --security-patch [OPTION]..."
    },
    description = {
      "Show what \"geusemaker update\" would do to a running deployment, and do none of it.",
      "",
      "Looks at the host, and for patches at registries and advisory databases, and shows the plan"
          + " with every secret masked, as \"update --dry-run\" does. Without an option it is the"
          + " plan of a rotation of every credential.",
      "",
      "Ends with 0 when there is a plan, whatever it says; \"geusemaker status\" is made for"
          + " monitoring."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  See what a rotation would change, restart and prove:",
      "    geusemaker plan my-dev-stack",
      "  See which patches there are, what they fix and what they leave open:",
      "    geusemaker plan my-dev-stack --security-patch",
      "  Read in a script what a rotation of two services would do:",
      "    geusemaker plan my-dev-stack --services n8n,postgres --output json",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/deployments/NAME.json  what GeuseMaker recorded; read",
      "  ~/.geusemaker/security/NAME/         credentials (encrypted) and records",
      "  ~/.ssh/known_hosts                   host keys that are trusted"
    })
final class PlanCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private HostOptions target = new HostOptions();

  @Mixin private UpdateOptions update = new UpdateOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    boolean patching = update.patching();
    return output.run(surroundings, target, session -> plan(session, patching));
  }

  private ExitCode plan(Session session, boolean patching) {
    Deployment deployment = target.deployment(surroundings);
    Undertaking.preview(
        session, target, patching ? update.patch(deployment) : update.rotation(deployment));
    return ExitCode.DONE;
  }
}
