package io.geusemaker.scripting.cli;

import io.geusemaker.api.model.AuditTrail;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code geusemaker audit}: shows the audit records, and whether they are as written. */
@Command(
    name = "audit",
    customSynopsis = "geusemaker audit NAME [--verify] [OPTION]...",
    description = {
      "Show who did what to a deployment and when, and whether that record is whole.",
      "",
      "A record is written before each act and one after it, each chained to the one before, so"
          + " that a record that was cut, changed or moved shows. Nothing is connected to."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  See every record:",
      "    geusemaker audit my-dev-stack",
      "  Let a script fail with exit code 8 when the records were tampered with:",
      "    geusemaker audit my-dev-stack --verify --quiet",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/security/NAME/audit.jsonl  the records, a line each"
    })
final class AuditCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private DeploymentOptions target = new DeploymentOptions();

  @Option(
      names = "--verify",
      description = "Fail with exit code 8 if a record was cut, changed or reordered.")
  private boolean verify;

  @Mixin private OutputOptions output = new OutputOptions();

  AuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return output.run(surroundings, target, this::show);
  }

  private ExitCode show(Session session) {
    AuditTrail trail = target.deployment(surroundings).audit();
    session.reporter().audit(trail, verify);
    return verify && !trail.intact() ? ExitCode.TAMPERED : ExitCode.DONE;
  }
}
