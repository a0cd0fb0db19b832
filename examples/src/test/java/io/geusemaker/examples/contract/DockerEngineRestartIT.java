package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Takes the engine from under everything that runs on it, so the build runs it alone. */
@DisplayName("The Docker stack survives a restart of its engine")
@Tag("restarts-engine")
final class DockerEngineRestartIT {

  @RegisterExtension
  static final OnDocker<DockerStack> UP =
      new OnDocker<>(
          () -> {
            DockerEngine.demandThatItMayBeRestarted();
            return DockerStack.up(Map.of());
          });

  private final DockerStack stack = UP.get();

  /** The rotation that nothing happens to puts every secret on record. */
  @BeforeEach
  void rotate() {
    try (Operator operator = Operator.rotating(stack, stack.stateDirectory())) {
      assertThat(operator.outcome()).isEqualTo(OperatorMain.DONE);
    }
  }

  @Test
  void whileContainersAreRecreated() {
    restartsTheEngineIn("containers.recreate");
  }

  @Tag("long")
  @Test
  void whileTheDatabaseIsChanged() {
    restartsTheEngineIn("database.change");
  }

  private void restartsTheEngineIn(String place) {
    Path records = stack.stateDirectory();
    Aftermath aftermath = new Aftermath(stack);
    try (Operator operator = Operator.rotating(stack, records)) {
      assertThat(operator.await(place)).isEqualTo(place);
      DockerEngine.restart();
      System.out.printf("engine restarted in %s: %s%n", place, operator.outcome());
    }
    System.out.println("then: " + aftermath.recover(records));
    aftermath.isWell(records);
  }
}
