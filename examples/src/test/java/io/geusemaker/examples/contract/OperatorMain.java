package io.geusemaker.examples.contract;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.ssh.Ssh;
import io.vavr.control.Either;
import java.nio.file.Path;

/** An operator's process: rotates everything, and tells on standard output where it is. */
final class OperatorMain {

  static final String STARTED = "started";
  static final String DONE = "done";
  static final String FAILED = "failed";

  private OperatorMain() {}

  /**
   * Rotates.
   *
   * @param arguments deployment, state directory, SSH destination, identity, known hosts
   */
  public static void main(String[] arguments) {
    tell(STARTED);
    Either<Failure, RotationResult> outcome =
        Deployment.of(arguments[0])
            .stateDirectory(Path.of(arguments[1]))
            .over(
                Ssh.to(arguments[2])
                    .identity(Path.of(arguments[3]))
                    .knownHosts(Path.of(arguments[4])))
            .rotate()
            .listener(OperatorMain::tell)
            .attempt();
    outcome
        .peek(result -> tell(DONE))
        .peekLeft(
            failure -> tell(FAILED + " " + failure.getClass().getSimpleName() + " " + failure));
  }

  private static void tell(Event event) {
    if (event instanceof Event.Planned) {
      tell("planned");
    } else if (event instanceof Event.StepStarted started) {
      tell(started.step().id());
    } else if (event instanceof Event.StepFinished finished) {
      tell("after " + finished.step().id());
    }
  }

  private static void tell(String where) {
    System.out.println(where);
    System.out.flush();
  }
}
