package io.geusemaker.core.lease;

import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.lease.Operators.ALICE;
import static io.geusemaker.core.lease.Operators.BOB;
import static io.geusemaker.core.lease.Operators.DEPLOYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.Operator;
import io.geusemaker.core.Fixtures;
import io.geusemaker.core.TestClock;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  private final StateDirectory state;
  private final LeaseStore store;
  private final TestClock clock = new TestClock();
  private final List<String> notices = new ArrayList<>();

  LeaseTest(@TempDir Path directory) {
    state = new StateDirectory(directory);
    store = new RecordedLeaseStore(Records.in(state.security(DEPLOYMENT)));
  }

  @Test
  void isRecordedWhileItIsHeldAndGivenBackAfterwards() {
    try (Lease lease = take(ALICE, "op-a")) {
      lease.check();

      assertThat(lease.fence()).isEqualTo(1);
      assertThat(lease).hasToString("lease op-a#1 on my-dev-stack");
      assertThat(store.read()).hasValue(lease.record());
      assertThat(lease.isTakeover()).isFalse();
      assertThat(Fixtures.mode(state.security(DEPLOYMENT).resolve("lease.json")))
          .isEqualTo("rw-------");
    }

    assertThat(stored().released()).isTrue();
    assertThat(notices).isEmpty();
  }

  @Test
  void everyAcquisitionHasANumberOfItsOwn() {
    for (long expected = 1; expected <= 3; expected++) {
      try (Lease lease = take(ALICE, "op")) {
        assertThat(lease.fence()).isEqualTo(expected);
        assertThat(lease.previous()).as("a released one is no one to take over from").isEmpty();
      }
    }
  }

  @Test
  void aSecondOperatorIsToldWhoHoldsIt() {
    Lease lease = take(BOB, "20261124-1-abc");

    assertThat(failureOf(() -> take(ALICE, "op-a")))
        .isEqualTo(
            new OperationFailure.Busy(
                "my-dev-stack",
                "process 4711 of user bob on web-2, operation 20261124-1-abc since"
                    + " 2026-11-24T17:00:00Z"));
    lease.check();
    lease.close();
  }

  @Test
  void anotherThreadOfTheSameProcessIsAnotherHolder() {
    try (Lease lease = take(ALICE, "op-a")) {
      assertThat(failureOf(() -> take(ALICE, "op-b"))).isInstanceOf(OperationFailure.Busy.class);
      assertThat(failureOf(() -> take(ALICE, "op-a"))).isInstanceOf(OperationFailure.Busy.class);
      lease.check();
    }
  }

  @Test
  void aLiveHolderKeepsItUntilItsLastMoment() throws Exception {
    try (Sleeper sleeper = new Sleeper();
        Lease lease = take(sleeper.on("web-1"), "op-s")) {
      clock.advance(Duration.ofSeconds(119));
      assertThat(failureOf(() -> take(ALICE, "op-a"))).isInstanceOf(OperationFailure.Busy.class);

      clock.advance(Duration.ofSeconds(1));
      Lease second = take(ALICE, "op-a");

      assertThat(second.previous()).hasValue(lease.record());
      assertThat(notices)
          .containsExactly(
              "the lease of "
                  + lease.record().holder()
                  + " was taken over: it expired at 2026-11-24T17:02:00Z");
      second.close();
    }
  }

  @Test
  void aDeadProcessOfThisMachineHoldsNothing() throws Exception {
    Operator dead;
    try (Sleeper sleeper = new Sleeper()) {
      dead = sleeper.on("web-1");
      take(dead, "op-dead");
      assertThat(failureOf(() -> take(ALICE, "op-a"))).isInstanceOf(OperationFailure.Busy.class);
    }

    try (Lease lease = take(ALICE, "op-a")) {
      assertThat(lease.isTakeover()).isTrue();
      assertThat(lease.previous().orElseThrow().operationId()).isEqualTo("op-dead");
      assertThat(lease.fence()).isEqualTo(2);
      assertThat(notices)
          .containsExactly(
              "the lease of "
                  + dead
                  + ", operation op-dead since 2026-11-24T17:00:00Z was taken over: its process is"
                  + " gone");
    }
  }

  @Test
  void aLaterProcessOfTheSameNumberIsNotItsHolder() {
    long start = Staleness.startOf(ALICE.process());
    assertThat(start).isPositive();
    write(new LeaseRecord(7, "op-old", ALICE, start - 60_000, now(), in(120), false));

    try (Lease lease = take(ALICE, "op-a")) {
      assertThat(lease.fence()).isEqualTo(8);
    }
  }

  @Test
  void aStartThatIsReadALittleDifferentlyIsTheSameProcess() {
    long start = Staleness.startOf(ALICE.process());
    write(new LeaseRecord(7, "op-old", ALICE, start - 1_000, now(), in(120), false));

    assertThat(failureOf(() -> take(ALICE, "op-a"))).isInstanceOf(OperationFailure.Busy.class);
  }

  @Test
  void theProcessesOfAnotherMachineAreNotJudgedByThoseOfThisOne() throws Exception {
    Operator elsewhere;
    try (Sleeper sleeper = new Sleeper()) {
      elsewhere = sleeper.on("web-2");
    }
    take(elsewhere, "op-b");

    assertThat(failureOf(() -> take(ALICE, "op-a"))).isInstanceOf(OperationFailure.Busy.class);
    clock.advance(Duration.ofMinutes(2));
    take(ALICE, "op-a").close();
  }

  @Test
  void aPausedHolderCannotGoOnAfterItWasTakenOver() {
    Lease first = take(BOB, "op-b");
    clock.advance(Duration.ofMinutes(3));
    Lease second = take(ALICE, "op-a");
    LeaseRecord held = stored();

    assertThat(failureOf(first::check))
        .isEqualTo(
            new OperationFailure.Superseded("my-dev-stack", "op-b", second.record().holder()));
    first.renew();
    assertThat(stored()).as("a late renewal writes nothing").isEqualTo(held);
    first.close();
    assertThat(stored()).as("nor does a late end").isEqualTo(held);
    second.check();
    second.close();
    assertThat(failureOf(first::check)).isInstanceOf(OperationFailure.Superseded.class);
  }

  @Test
  void aPausedHolderThatNoOneTookOverGoesOnAndRenews() {
    try (Lease lease = take(BOB, "op-b")) {
      clock.advance(Duration.ofMinutes(3));

      lease.check();

      assertThat(stored().expires()).isEqualTo(in(120));
      assertThat(failureOf(() -> take(ALICE, "op-a"))).isInstanceOf(OperationFailure.Busy.class);
    }
  }

  @Test
  void aRecordThatWasRemovedIsNotHeldAnyMore() throws Exception {
    Lease lease = take(ALICE, "op-a");
    Files.delete(state.security(DEPLOYMENT).resolve("lease.json"));
    Files.delete(state.security(DEPLOYMENT).resolve("lease.json.bak"));
    assertThat(failureOf(lease::check))
        .isEqualTo(
            new OperationFailure.Superseded(
                "my-dev-stack", "op-a", "someone who removed its lease"));

    clock.advance(Duration.ofSeconds(1));
    Lease again = take(ALICE, "op-a");
    assertThat(again.fence()).as("the number is lost with the record").isEqualTo(lease.fence());
    assertThat(failureOf(lease::check)).isInstanceOf(OperationFailure.Superseded.class);
    lease.close();
    again.check();
    again.close();
  }

  @Test
  void aThreadOfItsOwnRenewsIt() throws Exception {
    try (Lease lease = brief("op-a")) {
      clock.advance(Duration.ofSeconds(30));
      for (int i = 0; i < 500 && stored().expires().equals(lease.record().expires()); i++) {
        Thread.sleep(20);
      }
      assertThat(stored().expires()).isEqualTo(in(120));
    }
    Instant end = stored().expires();
    clock.advance(Duration.ofSeconds(30));
    Thread.sleep(100);
    assertThat(stored().expires()).as("no renewal after the end").isEqualTo(end);
  }

  @Test
  void whoWaitsGetsItWhenItIsGivenBack() throws Exception {
    Lease first = take(BOB, "op-b");
    CompletableFuture<Lease> waiting =
        CompletableFuture.supplyAsync(() -> take(ALICE, "op-a", Duration.ofMinutes(1)));
    Thread.sleep(300);
    assertThat(waiting).isNotDone();

    first.close();

    try (Lease second = waiting.get()) {
      assertThat(second.fence()).isEqualTo(2);
      assertThat(second.isTakeover()).isFalse();
      assertThat(notices).containsExactly("waiting for " + first.record().holder());
    }
  }

  @Test
  void patienceHasAnEnd() {
    take(BOB, "op-b");

    assertThat(failureOf(() -> take(ALICE, "op-a", Duration.ofMillis(150))))
        .isInstanceOf(OperationFailure.Busy.class);
  }

  @Test
  void anInterruptEndsTheWait() {
    take(BOB, "op-b");
    Thread.currentThread().interrupt();

    assertThat(failureOf(() -> take(ALICE, "op-a", Duration.ofDays(1_000_000))))
        .isEqualTo(new OperationFailure.Cancelled("take the lease"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void worksInAThreadThatWasInterrupted() {
    Thread.currentThread().interrupt();
    Lease lease = take(ALICE, "op-a");
    lease.check();
    lease.renew();
    lease.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stored().released()).isTrue();
  }

  @Test
  void aNoticeThatCannotBeGivenLeavesNoLeaseBehind() {
    take(BOB, "op-b");
    clock.advance(Duration.ofMinutes(2));

    assertThatThrownBy(
            () ->
                Lease.acquire(
                    store,
                    DEPLOYMENT,
                    ALICE,
                    "op-a",
                    AT_ONCE,
                    clock,
                    notice -> {
                      throw new IllegalStateException(notice);
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(stored().released()).isTrue();
  }

  @Test
  void aStoreThatCannotBeWrittenAnyMoreDoesNotEndAHolderThatIsStillTheHolder() {
    LeaseStore full =
        new LeaseStore() {
          @Override
          public Optional<LeaseRecord> read() {
            return store.read();
          }

          @Override
          public boolean isShared() {
            return false;
          }

          @Override
          public boolean replace(Optional<LeaseRecord> expected, LeaseRecord next) {
            if (expected.isEmpty()) {
              return store.replace(expected, next);
            }
            throw new GeuseMakerException(
                new StateFailure.NotWritable("lease.json", "no space left on device"));
          }
        };
    Lease lease = Lease.acquire(full, DEPLOYMENT, ALICE, "op-a", AT_ONCE, clock, notices::add);
    clock.advance(Duration.ofSeconds(90));

    lease.check();
    lease.renew();
    lease.close();

    assertThat(stored()).isEqualTo(lease.record());
  }

  private Lease take(Operator who, String operation) {
    return take(who, operation, AT_ONCE);
  }

  private Lease take(Operator who, String operation, Duration patience) {
    return Lease.acquire(store, DEPLOYMENT, who, operation, patience, clock, notices::add);
  }

  /** Renewed every few milliseconds. */
  private Lease brief(String operation) {
    LeaseTerms terms = new LeaseTerms(Duration.ofMinutes(2), Duration.ofMillis(10));
    return new Acquisition(store, DEPLOYMENT, ALICE, operation, terms, clock, notices::add)
        .take(AT_ONCE);
  }

  private void write(LeaseRecord record) {
    assertThat(store.replace(Optional.empty(), record)).isTrue();
  }

  private LeaseRecord stored() {
    return store.read().orElseThrow();
  }

  private Instant now() {
    return clock.instant();
  }

  private Instant in(int seconds) {
    return clock.instant().plusSeconds(seconds);
  }

  /** A process that does nothing, until it is killed. */
  private static final class Sleeper implements AutoCloseable {
    private final Process process;

    Sleeper() throws java.io.IOException {
      process = new ProcessBuilder("sleep", "600").start();
    }

    Operator on(String machine) {
      return new Operator("carol", machine, process.pid());
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
