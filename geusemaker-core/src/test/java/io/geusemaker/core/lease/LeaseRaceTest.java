package io.geusemaker.core.lease;

import static io.geusemaker.core.lease.Operators.ALICE;
import static io.geusemaker.core.lease.Operators.BOB;
import static io.geusemaker.core.lease.Operators.DEPLOYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Operator;
import io.geusemaker.core.OtherProcess;
import io.geusemaker.core.TestClock;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several who want it at the same moment. */
class LeaseRaceTest {

  private static final int ROUNDS = 12;
  private static final int RACERS = 4;

  private final Path directory;
  private final TestClock clock = new TestClock();

  LeaseRaceTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void exactlyOneWinsAFreeLease() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      List<Lease> winners = race();

      assertThat(winners).hasSize(1);
      assertThat(winners.get(0).fence()).isEqualTo(round);
      winners.get(0).close();
    }
  }

  @Test
  void exactlyOneTakesOverFromAHolderThatIsGone() throws Exception {
    Lease gone =
        Lease.acquire(store(directory), DEPLOYMENT, BOB, "gone", Duration.ZERO, clock, text -> {});
    for (int round = 1; round <= ROUNDS; round++) {
      clock.advance(Duration.ofMinutes(2));

      List<Lease> winners = race();

      assertThat(winners).hasSize(1);
      assertThat(winners.get(0).fence()).isEqualTo(gone.fence() + round);
      assertThat(winners.get(0).isTakeover()).isTrue();
    }
  }

  @Test
  void twoProcessesTakeTurnsAndNoNumberIsGivenTwice() throws Exception {
    try (OtherProcess one = OtherProcess.start(Taker.class, directory.toString(), "one");
        OtherProcess two = OtherProcess.start(Taker.class, directory.toString(), "two")) {
      List<Long> numbers = new ArrayList<>(numbers(one));
      numbers.addAll(numbers(two));

      assertThat(numbers).doesNotHaveDuplicates().hasSize(2 * ROUNDS);
      assertThat(numbers).allMatch(number -> number <= 2 * ROUNDS);
    }
  }

  @Test
  void aProcessThatIsKilledIsTakenOverFrom() throws Exception {
    try (OtherProcess holder = OtherProcess.start(Holder.class, directory.toString())) {
      assertThat(holder.line()).isEqualTo("1");
      assertThat(tryOnce("op")).isEmpty();

      holder.kill();

      Lease lease = tryOnce("op").orElseThrow();
      assertThat(lease.previous().orElseThrow().operationId()).isEqualTo("held");
      lease.close();
    }
  }

  private List<Lease> race() throws Exception {
    ExecutorService racers = Executors.newFixedThreadPool(RACERS);
    try {
      CyclicBarrier start = new CyclicBarrier(RACERS);
      List<Callable<Optional<Lease>>> all = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        String operation = "op-" + i;
        all.add(
            () -> {
              start.await();
              return tryOnce(operation);
            });
      }
      List<Lease> winners = new ArrayList<>();
      for (Future<Optional<Lease>> end : racers.invokeAll(all)) {
        end.get().ifPresent(winners::add);
      }
      return winners;
    } finally {
      racers.shutdownNow();
    }
  }

  private Optional<Lease> tryOnce(String operation) {
    try {
      return Optional.of(
          Lease.acquire(
              store(directory), DEPLOYMENT, ALICE, operation, Duration.ZERO, clock, text -> {}));
    } catch (GeuseMakerException e) {
      assertThat(e.failure()).isInstanceOf(OperationFailure.Busy.class);
      return Optional.empty();
    }
  }

  private static List<Long> numbers(OtherProcess process) throws Exception {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      numbers.add(Long.valueOf(process.line()));
    }
    return numbers;
  }

  private static LeaseStore store(Path directory) {
    return new RecordedLeaseStore(Records.in(new StateDirectory(directory).security(DEPLOYMENT)));
  }

  private static Lease patiently(String directory, String operation) {
    return Lease.acquire(
        store(Path.of(directory)),
        DEPLOYMENT,
        new Operator("alice", "web-1", ProcessHandle.current().pid()),
        operation,
        Duration.ofMinutes(2),
        Clock.systemUTC(),
        text -> {});
  }

  /** Takes it again and again, and prints each number. */
  static final class Taker {
    private Taker() {}

    public static void main(String[] arguments) {
      for (int i = 0; i < ROUNDS; i++) {
        try (Lease lease = patiently(arguments[0], arguments[1] + i)) {
          lease.check();
          System.out.println(lease.fence());
        }
      }
    }
  }

  /** Takes it and keeps it. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) {
      try (Lease lease = patiently(arguments[0], "held")) {
        System.out.println(lease.fence());
        OtherProcess.awaitRelease();
      }
    }
  }
}
