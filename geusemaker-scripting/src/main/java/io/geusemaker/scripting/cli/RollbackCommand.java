package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Rollback;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code geusemaker rollback}: plans, shows, asks, restores, and tells what was done. */
@Command(
    name = "rollback",
    customSynopsis = "geusemaker rollback NAME [--to ID | --steps N] [OPTION]...",
    description = {
      "Bring a deployment back to how it was before earlier operations.",
      "",
      "Looks at the host, shows what will change with every secret masked, and asks. Then"
          + " credentials, files and containers are restored and proven; if a step fails,"
          + " everything is undone and as before the rollback. A rollback is an operation too, and"
          + " can be rolled back.",
      "",
      "Without --to and --steps the last operation is taken back. Without a terminal there is"
          + " nobody to ask: add --force, or --dry-run to only look."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  See what was done, and by which operation:",
      "    geusemaker history my-dev-stack",
      "  See what taking back the last operation would do; nothing is changed:",
      "    geusemaker rollback my-dev-stack --dry-run",
      "  Take back an operation and all that came after it, after a question:",
      "    geusemaker rollback my-dev-stack --to 20261123-100000-4f2a9b",
      "  Take back the last two operations from a script and keep the result:",
      "    geusemaker rollback my-dev-stack --steps 2 \\",
      "      --force --output json >result.json",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/security/NAME/  credentials (encrypted), earlier states, records",
      "  ~/.ssh/known_hosts            host keys that are trusted"
    })
final class RollbackCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private HostOptions target = new HostOptions();

  @Option(
      names = "--to",
      paramLabel = "ID",
      description = "Be as before this operation: take it back, and all that came after it.")
  private @Nullable String operation;

  @Option(names = "--steps", paramLabel = "N", description = "Take back the last N operations.")
  private @Nullable Integer steps;

  @Mixin private ConductOptions conduct = new ConductOptions();

  @Mixin private ReportOption report = new ReportOption();

  @Mixin private OutputOptions output = new OutputOptions();

  RollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return output.run(surroundings, target, this::rollBack);
  }

  private ExitCode rollBack(Session session) {
    report.check(conduct.dryRun());
    Deployment deployment = target.deployment(surroundings);
    new Undertaking(session, target, conduct)
        .carryOut(rollback(conduct.keeping(deployment)), "Roll back now?")
        .ifPresent(
            result -> {
              session.reporter().rolledBack(result);
              report.write(session, result.report());
            });
    return ExitCode.DONE;
  }

  private Rollback rollback(Deployment deployment) {
    if (operation == null) {
      return steps == null ? deployment.rollback() : deployment.rollback().steps(steps);
    }
    if (steps != null) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("--steps", "it cannot be combined with --to"));
    }
    return deployment.rollback().to(operation);
  }
}
