package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The Docker stack survives")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerSurvivalIT {

  private static final int KILLS = Integer.getInteger("docker.kills", 5);
  private static final long SEED = Long.getLong("docker.kills.seed", System.nanoTime());

  private @Nullable DockerStack stack;
  private @Nullable Aftermath aftermath;
  private Map<String, Duration> places = Map.of();

  /**
   * A rotation that nothing happens to: it puts every secret on record and shows how long it is.
   */
  @BeforeAll
  void start() {
    DockerEngine.require();
    stack = DockerStack.up(Map.of());
    aftermath = new Aftermath(stack);
    try (Operator operator = Operator.rotating(stack, records())) {
      places = operator.places();
    }
    assertThat(places).containsKeys("planned", "files.write", "prove", OperatorMain.DONE);
    aftermath.isWell(records());
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void killsAtRandomMoments() throws InterruptedException {
    Random random = new Random(SEED);
    List<String> names = new ArrayList<>(places.keySet());
    names.remove(OperatorMain.DONE);
    for (int kill = 1; kill <= KILLS; kill++) {
      String place = names.get(random.nextInt(names.size()));
      long stay = Objects.requireNonNull(places.get(place)).toMillis();
      long delay = Math.round(random.nextDouble() * stay);
      try (Operator operator = Operator.rotating(stack(), records())) {
        if (!place.equals(Operator.BEGINNING)) {
          operator.await(place);
        }
        Thread.sleep(delay);
        operator.kill();
      }
      String recovery = aftermath().recover(records());
      System.out.printf(
          "kill %d of %d, %d ms into \"%s\": %s%n", kill, KILLS, delay, place, recovery);
      aftermath().isWell(records());
    }
    System.out.printf(
        "%d kills of a rotation (-Ddocker.kills=%d -Ddocker.kills.seed=%d)%n", KILLS, KILLS, SEED);
    assertThat(stack().storedPassword("PostgreSQL Local")).isEqualTo(stack().databasePassword());
  }

  @Test
  void containersThatAreRestartedInTheMiddle() {
    try (Operator operator = Operator.rotating(stack(), records())) {
      assertThat(operator.await("containers.recreate")).isEqualTo("containers.recreate");
      for (String container : List.of("postgres_container", "n8n_container")) {
        // n8n's container may be between two lives.
        Shell.run(Map.of(), "", List.of("docker", "restart", stack().fact(container)));
      }
      System.out.println("restarted in the middle: " + operator.outcome());
    }
    aftermath().recover(records());
    aftermath().isWell(records());
  }

  @Tag("long")
  @Test
  void twoOperatorsAtOnceWithTheSameRecords() {
    try (Operator one = Operator.rotating(stack(), records());
        Operator two = Operator.rotating(stack(), records())) {
      List<String> outcomes = List.of(one.outcome(), two.outcome());
      System.out.println("two operators, the same records: " + outcomes);
      assertThat(outcomes).anyMatch(OperatorMain.DONE::equals);
    }
    aftermath().recover(records());
    aftermath().isWell(records());
  }

  @Test
  void twoOperatorsAtOnceWithRecordsOfTheirOwn(@TempDir Path others) {
    Shell.output("cp", "-a", records() + "/.", others.toString());
    List<String> outcomes;
    try (Operator one = Operator.rotating(stack(), records());
        Operator two = Operator.rotating(stack(), others)) {
      outcomes = List.of(one.outcome(), two.outcome());
    }
    System.out.println("two operators, records of their own: " + outcomes);
    boolean second = outcomes.get(1).equals(OperatorMain.DONE);
    Path winner = second ? others : records();
    aftermath().look(second ? records() : others);
    assertThat(outcomes).filteredOn(OperatorMain.DONE::equals).hasSize(1);
    aftermath().isWell(winner);
    if (second) {
      Shell.output("cp", "-a", others + "/.", records().toString());
    }
  }

  private Path records() {
    return stack().stateDirectory();
  }

  private DockerStack stack() {
    return Objects.requireNonNull(stack);
  }

  private Aftermath aftermath() {
    return Objects.requireNonNull(aftermath);
  }
}
