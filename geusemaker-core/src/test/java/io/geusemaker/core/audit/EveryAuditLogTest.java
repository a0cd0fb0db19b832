package io.geusemaker.core.audit;

import static io.geusemaker.core.Fixtures.newSealer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.core.files.Fixture;
import io.geusemaker.core.files.MeddledStore;
import io.geusemaker.core.files.Records;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an audit log does wherever it is kept. */
class EveryAuditLogTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final Operator ALICE = new Operator("alice", "laptop", 4711);
  private static final Sealer SEALER = newSealer();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path root;

  @ParameterizedTest
  @EnumSource
  void aChangedRecordAndACutAreSeen(Fixture kind) {
    Records records = kind.in(root);
    AuditLog log = log(records);
    assertThat(log.read().records()).isEmpty();
    for (int i = 0; i < 4; i++) {
      append(log, "a" + i);
    }
    assertThat(log.read().breach()).isEmpty();
    assertThat(actions(log)).containsExactly("a0", "a1", "a2", "a3");

    byte[] whole = records.file("audit.jsonl").read().orElseThrow();
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    records.file("audit.jsonl").write(changed);
    assertThat(log.read().breach()).isPresent();

    int cut = new String(whole, UTF_8).indexOf('\n') + 1;
    records.file("audit.jsonl").write(Arrays.copyOf(whole, cut));
    assertThat(log.read().breach().orElseThrow())
        .isEqualTo(new AuditTrail.Breach(2, "all from here to record 4 are missing"));
    append(log, "b");
    assertThat(actions(log)).containsExactly(AuditLog.RESTARTED, "b");
    assertThat(log.read().breach()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void severalAddToOneLogAndNothingIsLostOrTwiceThere(Fixture kind) throws Exception {
    Records records = kind.in(root);
    ExecutorService all = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        String name = "w" + writer + "-";
        AuditLog log = log(records);
        ends.add(
            all.submit(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    append(log, name + i);
                    assertThat(log.read().breach()).isEmpty();
                  }
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      all.shutdownNow();
    }
    AuditTrail trail = log(records).read();
    assertThat(trail.breach()).isEmpty();
    assertThat(trail.records())
        .extracting(AuditRecord::seq)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
    assertThat(trail.records()).extracting(AuditRecord::action).doesNotHaveDuplicates();
  }

  @Test
  void whoIsOvertakenBeforeAnyOfItsWritesAddsBehindTheOther() {
    for (String part : List.of("audit.key.json", "audit.head.json", "audit.jsonl")) {
      MeddledStore shared = new MeddledStore();
      AuditLog here = log(Records.in(shared));
      AuditLog there = log(Records.in(shared));
      shared.before(part, () -> append(there, "theirs"));
      append(here, "ours");
      shared.before(part, () -> append(there, "theirs again"));
      append(here, "ours again");

      assertThat(here.read().breach()).as(part).isEmpty();
      assertThat(actions(here)).as(part).contains("ours", "ours again", "theirs");
      assertThat(actions(here)).as(part).doesNotHaveDuplicates();
    }
  }

  private static List<String> actions(AuditLog log) {
    return log.read().records().stream().map(AuditRecord::action).toList();
  }

  private static void append(AuditLog log, String action) {
    log.append(ALICE, "op-1", action, Optional.empty(), Map.of(), Optional.empty());
  }

  private static AuditLog log(Records records) {
    return AuditLog.of(records, DEV, SEALER, Clock.systemUTC());
  }
}
