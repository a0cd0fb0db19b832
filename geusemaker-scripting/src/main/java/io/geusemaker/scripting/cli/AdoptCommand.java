package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Registration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code geusemaker adopt}: records how a deployment is reached. */
@Command(
    name = "adopt",
    customSynopsis = "geusemaker adopt NAME --connection URI [OPTION]...",
    description = {
      "Record how a deployment is reached that GeuseMaker did not make.",
      "",
      "Nothing is connected to and nothing on the host is changed."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  A stack on another host:",
      "    geusemaker adopt shop --connection ssh://ubuntu@10.0.0.5",
      "  A stack on an instance without an open port, over AWS Systems Manager:",
      "    geusemaker adopt shop --connection ssm:i-0a1b2c3d4e5f67890?region=eu-central-1",
      "  One of several compose projects on this machine:",
      "    geusemaker adopt shop --connection local: --project shop-prod",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/security/NAME/  where the connection is recorded"
    })
final class AdoptCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private DeploymentOptions target = new DeploymentOptions();

  @Option(
      names = "--connection",
      required = true,
      paramLabel = "URI",
      description = "The way to the host: ssh://USER@HOST[:PORT], ssm:INSTANCE or local:.")
  private String connection = "";

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "The compose project, where several run on the host.")
  private @Nullable String project;

  @Mixin private OutputOptions output = new OutputOptions();

  AdoptCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return output.run(surroundings, target, this::register);
  }

  private ExitCode register(Session session) {
    Deployment deployment = target.deployment(surroundings);
    Registration registration = registration();
    String name = deployment.register(registration).name();
    session.reporter().registered(name, registration, target.command("plan"));
    return ExitCode.DONE;
  }

  private Registration registration() {
    Registration registration = Registration.at(connection);
    return project == null ? registration : registration.composeProject(project);
  }
}
