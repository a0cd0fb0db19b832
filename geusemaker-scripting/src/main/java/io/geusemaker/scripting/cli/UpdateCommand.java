package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code geusemaker update}: plans, shows, asks, patches or rotates, and tells what was done. */
@Command(
    name = "update",
    customSynopsis = {
      "geusemaker update NAME --rotate-credentials [OPTION]...",
      "geusemaker update NAME --security-patch [OPTION]..."
    },
    description = {
      "Change the credentials or the images of a running deployment without redeploying it.",
      "",
      "Looks at the host, shows what will change with every secret masked, and asks. Then each"
          + " step is taken, proven, and undone again if a later one fails: afterwards either the"
          + " new is in use everywhere and works, or everything is as it was.",
      "",
      "--rotate-credentials: afterwards the old credentials are refused, and that is proven.",
      "",
      "--security-patch: each service gets the newest patch release of the line that it is on,"
          + " after a backup of the database. Being patched is not being safe: what stays open is"
          + " listed, and the exit code is 9 then.",
      "",
      "Ctrl-C stops it and undoes what was done. Pressed again it ends the program at once, and"
          + " \"geusemaker recover NAME\" finishes or undoes the rest.",
      "",
      "Without a terminal there is nobody to ask: add --force, or --dry-run to only look."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  See what would be done; nothing is changed:",
      "    geusemaker update my-dev-stack --rotate-credentials --dry-run",
      "  Rotate everything that the deployment has, after a question:",
      "    geusemaker update my-dev-stack --rotate-credentials",
      "  Rotate two services from a script and keep the result:",
      "    geusemaker update my-dev-stack --rotate-credentials \\",
      "      --services n8n,postgres --force --output json >result.json",
      "  See which patches there are, what they fix and what they leave open:",
      "    geusemaker update my-dev-stack --security-patch --dry-run",
      "  Patch one service with an image that is at least three days old:",
      "    geusemaker update my-dev-stack --security-patch --services n8n --minimum-age 3d",
      "  Rotate from a nightly job what is older than a month; a repeat does nothing:",
      "    geusemaker update my-dev-stack --rotate-credentials \\",
      "      --older-than 30d --operation-id nightly-2026-11-24 --wait 15m --force",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/deployments/NAME.json  what GeuseMaker recorded; read",
      "  ~/.geusemaker/security/NAME/         credentials (encrypted) and records",
      "  ~/.ssh/known_hosts                   host keys that are trusted",
      "",
      "@|bold Environment|@",
      "  NO_COLOR        no colours, if set to anything",
      "  CLICOLOR_FORCE  colours even into a pipe, unless 0",
      "  TERM            \"dumb\": no colours and no lines that update in place"
    })
final class UpdateCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DeploymentOptions target = new DeploymentOptions();

  @Option(
      names = "--rotate-credentials",
      description = "New passwords and keys; the old ones stop working.")
  private boolean rotateCredentials;

  @Option(
      names = "--security-patch",
      description = "The newest patch release of each image's line.")
  private boolean securityPatch;

  @Option(
      names = "--services",
      split = ",",
      paramLabel = "SERVICE",
      description =
          "Only these, such as n8n,postgres. Default: every image, and every credential but n8n's"
              + " encryption key.")
  private List<String> services = List.of();

  @Mixin private RotationOptions rotation = new RotationOptions();

  @Mixin private PatchOptions patch = new PatchOptions();

  @Mixin private ConductOptions conduct = new ConductOptions();

  @Mixin private ConnectionOptions way = new ConnectionOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  UpdateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (rotateCredentials == securityPatch) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          rotateCredentials
              ? "--rotate-credentials and --security-patch are two operations: one at a time"
              : "Missing required option: '--rotate-credentials' or '--security-patch'");
    }
    return output.run(surroundings, target, this::update);
  }

  private ExitCode update(Session session) {
    if (services.stream().anyMatch(String::isBlank)) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("--services", "a name between commas is empty"));
    }
    Deployment deployment =
        conduct.keeping(way.reaching(target.deployment(surroundings), surroundings));
    if (securityPatch) {
      rotation.refuseWithout("--rotate-credentials");
      return patch(session, deployment);
    }
    patch.refuseWithout("--security-patch", deployment);
    return rotate(session, deployment);
  }

  private ExitCode patch(Session session, Deployment deployment) {
    return new Undertaking(session, target, conduct)
        .carryOut(patch.patch(deployment, services), "Patch these images now?")
        .map(
            result -> {
              session.reporter().patched(result);
              return result.isStillVulnerable() ? ExitCode.STILL_VULNERABLE : ExitCode.DONE;
            })
        .orElse(ExitCode.DONE);
  }

  private ExitCode rotate(Session session, Deployment deployment) {
    new Undertaking(session, target, conduct)
        .carryOut(rotation.rotation(deployment, services), "Rotate these credentials now?")
        .ifPresent(
            result -> session.reporter().rotated(result, () -> credentials(session, result)));
    return ExitCode.DONE;
  }

  /** The new credentials, if they are asked for; a forced or quiet run asks nothing. */
  private Map<CredentialId, Secret> credentials(Session session, RotationResult result) {
    boolean mayAsk =
        !conduct.force()
            && !output.quiet()
            && !output.json()
            && !result.credentialsRotated().isEmpty();
    boolean wanted =
        rotation.showCredentials()
            || (mayAsk && session.agrees("Show the new credentials, this once?"));
    return wanted ? reveal(session, result) : Map.of();
  }

  /** A result that an earlier run made, under the same operation id, can no longer be opened. */
  private static Map<CredentialId, Secret> reveal(Session session, RotationResult result) {
    try {
      return result.reveal(SecretAccess.deliberate());
    } catch (IllegalStateException e) {
      session.tell("The new credentials are not shown: " + e.getMessage() + ".");
      return Map.of();
    }
  }
}
