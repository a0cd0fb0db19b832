package io.geusemaker.core.lease;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.inDirectory;
import static io.geusemaker.core.Fixtures.overwrite;
import static io.geusemaker.core.lease.Operators.ALICE;
import static io.geusemaker.core.lease.Operators.BOB;
import static io.geusemaker.core.lease.Operators.DEPLOYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.Damage;
import io.geusemaker.core.TestClock;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A record that cannot be used lets no one in, and says how to go on. */
class LeaseDamageTest {

  private final TestClock clock = new TestClock();

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Damage.any().list().ofSize(30);
  }

  @Property(tries = 10)
  void aDamagedRecordNeverLetsASecondOperatorIn(
      @ForAll("damages") List<Damage> first, @ForAll("damages") List<Damage> second) {
    inDirectory(
        directory -> {
          LeaseStore store =
              new RecordedLeaseStore(
                  Records.in(new StateDirectory(directory).security(DEPLOYMENT)));
          Path file = new StateDirectory(directory).security(DEPLOYMENT).resolve("lease.json");
          Path copy = file.resolveSibling("lease.json.bak");
          try (Lease lease = take(store, "op-b")) {
            byte[] whole = bytes(file);
            for (int i = 0; i < first.size(); i++) {
              overwrite(file, first.get(i).to(whole));
              overwrite(copy, second.get(i).to(whole));

              Failure refused =
                  failureOf(
                      () ->
                          Lease.acquire(
                              store, DEPLOYMENT, ALICE, "op-a", Duration.ZERO, clock, text -> {}));

              if (refused instanceof StateFailure.Damaged damaged) {
                assertThat(damaged.file()).startsWith(file.toString());
                assertThat(damaged.reason())
                    .endsWith(
                        "; where no operation is at work on the deployment, remove it and"
                            + " lease.json.bak");
                assertThat(failureOf(lease::check)).isEqualTo(damaged);
              } else {
                assertThat(refused)
                    .isEqualTo(new OperationFailure.Busy("my-dev-stack", lease.record().holder()));
                lease.check();
              }
            }
            overwrite(file, whole);
          }
          assertThat(store.read().orElseThrow().released()).isTrue();
        });
  }

  @Property(tries = 5)
  void oneDamagedFileDoesNoHarm(@ForAll("damages") List<Damage> damages, @ForAll boolean ofCopy) {
    inDirectory(
        directory -> {
          LeaseStore store =
              new RecordedLeaseStore(
                  Records.in(new StateDirectory(directory).security(DEPLOYMENT)));
          Path file = new StateDirectory(directory).security(DEPLOYMENT).resolve("lease.json");
          Path damaged = ofCopy ? file.resolveSibling("lease.json.bak") : file;
          try (Lease lease = take(store, "op-b")) {
            byte[] whole = bytes(file);
            for (Damage damage : damages) {
              overwrite(damaged, damage.to(whole));
              lease.check();
            }
          }
        });
  }

  private Lease take(LeaseStore store, String operation) {
    return Lease.acquire(store, DEPLOYMENT, BOB, operation, Duration.ZERO, clock, text -> {});
  }
}
