package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Recovery;
import io.geusemaker.api.model.RecoveryResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code geusemaker recover}: ends what did not end, and tells what was found and done. */
@Command(
    name = "recover",
    customSynopsis = "geusemaker recover NAME [OPTION]...",
    description = {
      "Finish or undo operations that died before their end.",
      "",
      "For each it tries on the host which credentials work, then finishes or undoes the operation,"
          + " whichever is safe, and proves the outcome. Nothing is asked. It can be repeated: where"
          + " every operation has ended nothing is done. The next update or rollback would do the"
          + " same before it begins."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  After a crash, a lost connection, or Ctrl-C pressed twice:",
      "    geusemaker recover my-dev-stack",
      "  From a script, if need be after waiting for who is at work:",
      "    geusemaker recover my-dev-stack --wait 15m --output json",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/security/NAME/  journals and credentials (encrypted)",
      "  ~/.ssh/known_hosts            host keys that are trusted"
    })
final class RecoverCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private HostOptions target = new HostOptions();

  @Mixin private TimeOptions times = new TimeOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  RecoverCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return output.run(surroundings, target, this::recover);
  }

  private ExitCode recover(Session session) {
    Deployment deployment = target.deployment(surroundings);
    Recovery recovery = times.limited(deployment.recover()).listener(session.progress());
    RecoveryResult result =
        session
            .progress()
            .during(
                "Recover " + target.name(),
                () -> session.interruptible(notice(), recovery::execute));
    session.reporter().recovered(result);
    return ExitCode.DONE;
  }

  private String notice() {
    return "Stopping: run \""
        + target.recover()
        + "\" to go on; press Ctrl-C again to stop at once.";
  }
}
