package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
      "  Rotate the key of a service that GeuseMaker does not know, and prove it:",
      "    geusemaker update my-dev-stack --rotate-credentials \\",
      "      --secret SEARCH_API_KEY@search --proof-http 7700/indexes --restarting indexer",
      "  Rotate the password of a proxy's basic-auth file on the host, and prove it:",
      "    geusemaker update my-dev-stack --rotate-credentials \\",
      "      --basic-auth-file /etc/nginx/htpasswd:admin --proof-url http://127.0.0.1:8080/",
      "  See which patches there are, what they fix and what they leave open:",
      "    geusemaker update my-dev-stack --security-patch --dry-run",
      "  Patch one service with an image that is at least three days old:",
      "    geusemaker update my-dev-stack --security-patch --services n8n --minimum-age 3d",
      "  Patch from a nightly job and keep a page to look at:",
      "    geusemaker update my-dev-stack --security-patch --force --report patch.html",
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

  @Mixin private HostOptions target = new HostOptions();

  @Mixin private UpdateOptions update = new UpdateOptions();

  @Mixin private CredentialOption credentials = new CredentialOption();

  @Mixin private ConductOptions conduct = new ConductOptions();

  @Mixin private ReportOption report = new ReportOption();

  @Mixin private OutputOptions output = new OutputOptions();

  UpdateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    update.refuseNeither();
    boolean patching = update.patching();
    return output.run(
        surroundings,
        target,
        session -> {
          report.check(conduct.dryRun());
          credentials.check(!patching, conduct.dryRun());
          return patching ? patch(session) : rotate(session);
        });
  }

  private ExitCode patch(Session session) {
    return new Undertaking(session, target, conduct)
        .carryOut(update.patch(deployment()), "Patch these images now?")
        .map(
            result -> {
              session.reporter().patched(result);
              report.write(session, result.report());
              return result.isStillVulnerable() ? ExitCode.STILL_VULNERABLE : ExitCode.DONE;
            })
        .orElse(ExitCode.DONE);
  }

  private ExitCode rotate(Session session) {
    new Undertaking(session, target, conduct)
        .carryOut(update.rotation(deployment()), "Rotate these credentials now?")
        .ifPresent(
            result -> {
              session.reporter().rotated(result, () -> revealed(session, result));
              report.write(session, result.report());
            });
    return ExitCode.DONE;
  }

  private Deployment deployment() {
    return conduct.keeping(target.deployment(surroundings));
  }

  /** The new credentials, if they are asked for; a forced or quiet run asks nothing. */
  private Map<CredentialId, Secret> revealed(Session session, RotationResult result) {
    boolean mayAsk = !conduct.force() && !output.quiet() && !output.json();
    Map<String, RotationResult> rotated =
        result.credentialsRotated().isEmpty() ? Map.of() : Map.of(target.name(), result);
    return credentials.shown(session, mayAsk, rotated, false).getOrDefault(target.name(), Map.of());
  }
}
