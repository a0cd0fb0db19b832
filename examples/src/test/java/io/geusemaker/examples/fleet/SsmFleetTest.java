package io.geusemaker.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.examples.sandbox.docker.Fault;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Over Systems Manager, a fleet of sandboxes")
@Timeout(300)
final class SsmFleetTest {

  private static final int SIZE = 7;

  private final FleetHosts hosts = new FleetHosts(SIZE);

  @TempDir private Path records = Path.of("");

  @AfterEach
  void stop() {
    hosts.close();
    assertThat(hosts.server().breaches()).isEmpty();
  }

  private Controller controller(String errors) {
    return Controller.rotating(hosts, records, "november", SIZE, errors, 60);
  }

  @Test
  void isRotatedByFewerCommandsThanItsHostsTakeAlone() {
    try (Controller controller = controller("0")) {
      assertThat(controller.outcomes()).hasSize(SIZE).containsValue("done");
      assertThat(controller.outcomes().values()).containsOnly("done");
    }

    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < SIZE; i++) {
      assertThat(hosts.isRotated(i)).isTrue();
      secrets.add(hosts.password(i));
      secrets.add(hosts.sandbox(i).postgresPassword());
      secrets.add(hosts.sandbox(i).ownerPassword());
    }
    assertThat(secrets).as("a password of its own for each").hasSize(SIZE + 2);
    String kept = hosts.everythingKept();
    assertThat(kept).contains("geusemaker: survey", "geusemaker: prove");
    assertThat(secrets).noneMatch(kept::contains);
    assertThat(Collections.frequency(hosts.server().calls(), "SendCommand"))
        .as("five for the one that goes first, and not five for each of the others")
        .isLessThan(5 + 5 * (SIZE - 1) - 5);
  }

  @Test
  void goesOnAfterOneHasFailedAndOneIsGoneAndItsControllerWasKilled() {
    hosts.sandbox(2).inject(Fault.before("up -d"));
    hosts.server().loseAfter(FleetHosts.instance(4), 2);
    try (Controller killed = controller("3")) {
      Map<String, String> outcomes = killed.awaitEnded(SIZE).outcomes();

      assertThat(outcomes.get("shop-2")).isEqualTo("failed operation.undone");
      assertThat(outcomes.get("shop-4"))
          .startsWith("failed")
          .isNotEqualTo("failed operation.undone");
      assertThat(hosts.isRotated(2)).isFalse();
    }
    hosts.server().findAgain(FleetHosts.instance(4));
    try (Controller resumed = controller("0")) {
      assertThat(resumed.outcomes().values()).hasSize(SIZE).containsOnly("done");
    }
    for (int i = 0; i < SIZE; i++) {
      assertThat(hosts.isRotated(i)).as("host %d", i).isTrue();
    }
  }

  @Test
  void isDoneAfterAllWhenItsControllerIsKilledInTheMiddle() {
    Set<String> done = new HashSet<>();
    for (int ended : new int[] {1, 3}) {
      try (Controller killed = controller("0").awaitEnded(ended)) {
        killed.kill();
      }
    }
    try (Controller resumed = controller("0")) {
      done.addAll(resumed.outcomes().values());
    }
    assertThat(done).containsExactly("done");
    for (int i = 0; i < SIZE; i++) {
      assertThat(hosts.isRotated(i)).as("host %d", i).isTrue();
    }
  }
}
