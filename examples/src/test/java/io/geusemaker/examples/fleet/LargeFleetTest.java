package io.geusemaker.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.examples.sandbox.docker.Fault;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each host takes some seconds of processor, a share of {@code -Dtests.heap}, and 40 MB of disk;
 * {@code JAVA_TOOL_OPTIONS=-Dfleet.size=50} makes it smaller. All of them share the processors of
 * one machine; unless {@code -Dfleet.shared=true} is set, they answer as if each had its own.
 */
@DisplayName("Over Systems Manager, a large fleet")
@Tag("long")
@Timeout(3600)
final class LargeFleetTest {

  private static final int SIZE = Integer.getInteger("fleet.size", 200);
  private static final boolean SHARED = Boolean.getBoolean("fleet.shared");
  private static final int AT_A_TIME = 50;
  private static final int LIMIT = 180;

  private final FleetHosts hosts = new FleetHosts(SIZE);

  @BeforeEach
  void pretendOwnProcessors() {
    if (!SHARED) {
      hosts.server().pretendOwnProcessors();
    }
  }

  @TempDir private Path records = Path.of("");

  @AfterEach
  void stop() {
    hosts.close();
  }

  private Controller controller(String operation, String errors) {
    return Controller.rotating(hosts, records, operation, AT_A_TIME, errors, LIMIT);
  }

  @Test
  void takesCallsByTheFiftyAndLittleMemory() {
    try (Controller controller = controller("november", "0")) {
      controller.outcomes();
      int waves = 1 + (SIZE - 1 + AT_A_TIME - 1) / AT_A_TIME;
      System.out.printf(
          "%d deployments, %d at a time: %d s, %d waves, the slowest took %d s; %s; heap %d MB%n",
          SIZE,
          AT_A_TIME,
          controller.wall().toSeconds(),
          waves,
          controller.slowest().toSeconds(),
          calls(),
          controller.heap() >> 20);
      assertThat(controller.outcomes().values()).hasSize(SIZE).containsOnly("done");
      assertThat(controller.wall())
          .isLessThan(controller.slowest().plusSeconds(60).multipliedBy(waves));
      assertThat(controller.heap()).isLessThan(64L << 20);
    }
    assertThat(hosts.server().calls().size()).as("%s", calls()).isLessThan(5 * SIZE);
    assertThat(hosts.server().breaches()).isEmpty();
    assertAllRotated();
  }

  @Test
  void isDoneAfterAllWhenSomeFailHangOrDieAndTheControllerIsKilled() {
    int twentieth = Math.max(3, SIZE / 20);
    for (int i = 0; i < twentieth; i++) {
      int host = 3 + i * (SIZE - 3) / twentieth;
      switch (i % 3) {
        case 0 -> hosts.sandbox(host).inject(Fault.before("up -d"));
        case 1 -> hosts.server().loseAfter(FleetHosts.instance(host), 2);
        default -> hosts.hang(host);
      }
    }
    try (Controller killed = controller("november", "10%").awaitEnded(SIZE / 2)) {
      killed.kill();
    }
    try (Controller resumed = controller("november", "10%")) {
      Map<String, String> outcomes = resumed.outcomes();
      List<String> notDone = outcomes.values().stream().filter(how -> !how.equals("done")).toList();

      assertThat(outcomes).hasSize(SIZE);
      assertThat(notDone).hasSizeBetween(1, twentieth);
      System.out.printf("resumed in %d s: not done %s%n", resumed.wall().toSeconds(), notDone);
    }
    for (int host = 0; host < SIZE; host++) {
      hosts.recoverAgent(host);
      hosts.server().findAgain(FleetHosts.instance(host));
    }
    try (Controller last = controller("november", "0")) {
      assertThat(last.outcomes().values()).hasSize(SIZE).containsOnly("done");
    }
    assertAllRotated();
  }

  private Map<String, Integer> calls() {
    Map<String, Integer> calls = new TreeMap<>();
    hosts
        .server()
        .calls()
        .forEach(call -> calls.put(call, Collections.frequency(hosts.server().calls(), call)));
    return calls;
  }

  private void assertAllRotated() {
    for (int host = 0; host < SIZE; host++) {
      assertThat(hosts.isRotated(host)).as("host %d", host).isTrue();
    }
  }
}
