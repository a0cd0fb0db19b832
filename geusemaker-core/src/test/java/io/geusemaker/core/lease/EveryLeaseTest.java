package io.geusemaker.core.lease;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;
import io.geusemaker.core.TestClock;
import io.geusemaker.core.files.Fixture;
import io.geusemaker.core.files.MeddledStore;
import io.geusemaker.core.files.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a lease does wherever it is recorded. */
class EveryLeaseTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final Operator ALICE = new Operator("alice", "web-1", 1);
  private static final Operator BOB = new Operator("bob", "web-2", 2);

  private final TestClock clock = new TestClock();
  private final List<String> notices = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path root;

  @ParameterizedTest
  @EnumSource
  void isHeldByOneTakenOverWhenItsTimeIsOverAndLostToWhoHadIt(Fixture kind) {
    LeaseStore store = new RecordedLeaseStore(kind.in(root));
    Lease first = take(store, ALICE, "op-a");
    assertThat(failureOf(() -> take(store, BOB, "op-b"))).isInstanceOf(OperationFailure.Busy.class);

    clock.advance(Duration.ofSeconds(121));
    Lease second = take(store, BOB, "op-b");

    assertThat(second.fence()).isEqualTo(2);
    assertThat(second.previous()).hasValue(first.record());
    assertThat(failureOf(first::check)).isInstanceOf(OperationFailure.Superseded.class);
    first.renew();
    first.close();
    second.check();
    second.close();
    try (Lease third = take(store, ALICE, "op-c")) {
      assertThat(third.fence()).isEqualTo(3);
      assertThat(third.isTakeover()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isRenewedWhileItIsHeld(Fixture kind) {
    LeaseStore store = new RecordedLeaseStore(kind.in(root));
    try (Lease lease = take(store, ALICE, "op-a")) {
      for (int minute = 0; minute < 5; minute++) {
        clock.advance(Duration.ofSeconds(90));
        lease.check();
      }
      assertThat(failureOf(() -> take(store, BOB, "op-b")))
          .isInstanceOf(OperationFailure.Busy.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneOfManyGetsIt(Fixture kind) throws Exception {
    LeaseStore store = new RecordedLeaseStore(kind.in(root));
    ExecutorService racers = Executors.newFixedThreadPool(6);
    try {
      for (int round = 1; round <= 5; round++) {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          String operation = "op-" + i;
          all.add(() -> won(store, operation));
        }
        int winners = 0;
        for (Future<Boolean> end : racers.invokeAll(all)) {
          winners += end.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
        assertThat(store.read().orElseThrow().fence()).isEqualTo(round);
        clock.advance(Duration.ofMinutes(3));
      }
    } finally {
      racers.shutdownNow();
    }
  }

  private boolean won(LeaseStore store, String operation) {
    try {
      take(store, new Operator("ann", operation, 7), operation);
      return true;
    } catch (GeuseMakerException e) {
      assertThat(e.failure()).isInstanceOf(OperationFailure.Busy.class);
      return false;
    }
  }

  @Test
  void aProcessThatIsNotOfThisMachineIsNotTakenForDead() {
    LeaseStore store = new RecordedLeaseStore(Records.in(new MeddledStore()));
    Operator elsewhere = new Operator("ann", "runner", 3_999_999);
    Operator here = new Operator("bob", "runner", ProcessHandle.current().pid());
    Lease lease = take(store, elsewhere, "op-a");

    assertThat(failureOf(() -> take(store, here, "op-b")))
        .isInstanceOf(OperationFailure.Busy.class);
    lease.check();
    lease.close();
  }

  private Lease take(LeaseStore store, Operator who, String operation) {
    return Lease.acquire(store, DEV, who, operation, Duration.ZERO, clock, notices::add);
  }
}
