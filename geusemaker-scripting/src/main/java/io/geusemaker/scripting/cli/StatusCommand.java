package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.StatusRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code geusemaker status}: shows what runs, what is open and what has to be looked after. */
@Command(
    name = "status",
    customSynopsis = {
      "geusemaker status NAME [--patches [PATCH-OPTION]...] [OPTION]...",
    },
    description = {
      "Show what a deployment runs, where its credentials live and how old they are, which patches"
          + " there are and what stays vulnerable, and what was done last.",
      "",
      "Looks at the host and changes nothing on it; takes no lock. Patches and vulnerabilities are"
          + " told as they were known when a patch was last planned; --patches asks registries and"
          + " advisory databases now, on the terms that \"update --security-patch\" takes.",
      "",
      "Ends with 0 when nothing has to be looked after, 7 when an operation is at work or has to be"
          + " recovered, else 9 when known vulnerabilities are open in what runs, else 10."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  See how a deployment is, as far as that is known here and on its host:",
      "    geusemaker status my-dev-stack",
      "  Ask for patches, too, and for credentials that are older than a quarter:",
      "    geusemaker status my-dev-stack --patches --older-than 90d",
      "  Watch it from a script:",
      "    geusemaker status my-dev-stack --patches --output json",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/security/NAME/  the records",
      "  ~/.ssh/known_hosts            host keys that are trusted"
    })
final class StatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private HostOptions target = new HostOptions();

  @Option(
      names = "--older-than",
      paramLabel = "DURATION",
      description = "Credentials that were not rotated for this long are due, such as 90d.")
  private @Nullable Duration olderThan;

  @Option(
      names = "--patches",
      description = "Ask registries and advisory databases for patches now.")
  private boolean patches;

  @Mixin private PatchOptions terms = new PatchOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return output.run(surroundings, target, this::show);
  }

  private ExitCode show(Session session) {
    Deployment deployment = target.deployment(surroundings);
    StatusRequest request = request(deployment);
    DeploymentStatus status =
        session.progress().during("Look at " + target.name(), () -> deployment.status(request));
    session.reporter().status(status);
    return ExitCode.of(status);
  }

  private StatusRequest request(Deployment deployment) {
    StatusRequest request = StatusRequest.standard();
    request = olderThan == null ? request : request.olderThan(olderThan);
    if (!patches) {
      terms.refuseWithout("--patches", deployment);
      return request;
    }
    return request.patches(terms.patch(deployment, List.of()).request());
  }
}
