package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Takes the engine from under everything that runs on it, so the build runs it alone. */
@DisplayName("The Docker stack survives a restart of its engine")
@Tag("restarts-engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerEngineRestartIT {

  private @Nullable DockerStack stack;

  /** The rotation that nothing happens to puts every secret on record. */
  @BeforeAll
  void start() {
    DockerEngine.require();
    DockerEngine.demandThatItMayBeRestarted();
    stack = DockerStack.up(Map.of());
    try (Operator operator = Operator.rotating(stack, stack.stateDirectory())) {
      assertThat(operator.outcome()).isEqualTo(OperatorMain.DONE);
    }
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
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
    DockerStack stack = Objects.requireNonNull(this.stack);
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
