package io.geusemaker.core.audit;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.inDirectory;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.overwrite;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.core.Damage;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.files.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Damage to any of the files is told, at or before where it is, or it takes nothing away. */
class AuditDamageTest {

  private static final Sealer SEALER = newSealer();
  private static final int RECORDS = 3;
  private static final List<String> FILES =
      List.of("audit.jsonl", "audit.head.json", "audit.key.json", "audit.key.json.bak");

  private static final String HEAD_BEFORE = "head-before-the-last-record";
  private static final Map<String, byte[]> WRITTEN = Fixture.write();

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Damage.any().list().ofSize(30);
  }

  /** What is done to the lines of a log. */
  enum Reordering {
    SWAP {
      @Override
      void apply(List<String> lines, int one, int other) {
        Collections.swap(lines, one, other);
      }
    },
    DELETE {
      @Override
      void apply(List<String> lines, int one, int other) {
        lines.remove(one);
      }
    },
    REPEAT {
      @Override
      void apply(List<String> lines, int one, int other) {
        lines.add(other, lines.get(one));
      }
    },
    REPLACE {
      @Override
      void apply(List<String> lines, int one, int other) {
        lines.set(other, lines.get(one));
      }
    },
    MOVE {
      @Override
      void apply(List<String> lines, int one, int other) {
        lines.add(other, lines.remove(one));
      }
    },
    CUT {
      @Override
      void apply(List<String> lines, int one, int other) {
        lines.subList(one, lines.size()).clear();
      }
    };

    abstract void apply(List<String> lines, int one, int other);
  }

  @Test
  void aLogThatWasCutAtAnyByteNamesTheFirstRecordThatIsNotWhole() {
    inLog(
        fixture -> {
          for (int length = 0; length < fixture.content.length; length++) {
            overwrite(fixture.log(), Arrays.copyOf(fixture.content, length));

            fixture.requireBreachAt(fixture.recordAt(length));
          }
        });
  }

  @Test
  void aRecordThatTheHeadDoesNotTellOfYetMayBeCutAtAnyByte() {
    inLog(
        fixture -> {
          fixture.headFallsBehind();
          int lastRecord = fixture.startOf(RECORDS);
          for (int length = lastRecord; length < fixture.content.length; length++) {
            overwrite(fixture.log(), Arrays.copyOf(fixture.content, length));

            AuditTrail trail = fixture.audit.read();
            assertThat(trail.breach()).isEmpty();
            assertThat(trail.records()).isEqualTo(fixture.records.subList(0, RECORDS - 1));
          }
        });
  }

  @Property(tries = 8)
  void aDamagedRecordIsNamed(@ForAll("damages") List<Damage> damages) {
    inLog(
        fixture -> {
          for (Damage damage : damages) {
            byte[] damaged = damage.to(fixture.content);
            overwrite(fixture.log(), damaged);

            fixture.requireBreachAt(fixture.recordAt(firstDifference(damaged, fixture.content)));
          }
        });
  }

  @Property(tries = 60)
  void linesThatWereMovedRepeatedOrTakenOutAreNamed(
      @ForAll Reordering reordering,
      @ForAll @IntRange(max = RECORDS - 1) int one,
      @ForAll @IntRange(max = RECORDS - 1) int other) {
    inLog(
        fixture -> {
          List<String> lines = new ArrayList<>(fixture.lines());
          reordering.apply(lines, one, other);
          int first = 0;
          while (first < Math.min(lines.size(), RECORDS)
              && lines.get(first).equals(fixture.lines().get(first))) {
            first++;
          }
          fixture.writeLines(lines);

          if (lines.equals(fixture.lines())) {
            assertThat(fixture.audit.read().intact()).isTrue();
          } else {
            fixture.requireBreachAt(first + 1);
          }
        });
  }

  @Property(tries = 8)
  void aDamagedHeadIsToldBehindAllRecordsOrHarmless(@ForAll("damages") List<Damage> damages) {
    inLog(
        fixture -> {
          byte[] head = bytes(fixture.file("audit.head.json"));
          for (Damage damage : damages) {
            overwrite(fixture.file("audit.head.json"), damage.to(head));

            AuditTrail trail = fixture.audit.read();
            assertThat(trail.records()).isEqualTo(fixture.records);
            trail.breach().ifPresent(breach -> assertThat(breach.record()).isEqualTo(RECORDS + 1));
          }
        });
  }

  @Property(tries = 8)
  void aCutIsToldWhateverHappensToTheHead(
      @ForAll("damages") List<Damage> damages,
      @ForAll @IntRange(min = 0, max = RECORDS - 1) int left) {
    inLog(
        fixture -> {
          byte[] head = bytes(fixture.file("audit.head.json"));
          fixture.writeLines(fixture.lines().subList(0, left));
          for (Damage damage : damages) {
            overwrite(fixture.file("audit.head.json"), damage.to(head));

            fixture.requireBreachAt(left + 1);
          }
        });
  }

  @Property(tries = 8)
  void oneDamagedCopyOfTheKeyIsHarmlessAndTwoAreTold(
      @ForAll("damages") List<Damage> damages, @ForAll("damages") List<Damage> others) {
    inLog(
        fixture -> {
          Path key = fixture.file("audit.key.json");
          Path copy = fixture.file("audit.key.json.bak");
          byte[] whole = bytes(key);
          for (int i = 0; i < damages.size(); i++) {
            overwrite(key, damages.get(i).to(whole));
            overwrite(copy, whole);
            assertThat(fixture.audit.read())
                .isEqualTo(new AuditTrail(fixture.records, Optional.empty()));

            overwrite(copy, others.get(i).to(whole));
            AuditTrail trail = fixture.audit.read();
            assertThat(trail.records()).isEqualTo(trail.intact() ? fixture.records : List.of());
            trail.breach().ifPresent(breach -> assertThat(breach.record()).isEqualTo(1));
          }
        });
  }

  @Property(tries = 60)
  void theNextRecordIsWrittenWhateverWasDamagedAndNoEvidenceIsLost(
      @ForAll("damages") List<Damage> damages,
      @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 3) Integer> files) {
    inLog(
        fixture -> {
          for (int i = 0; i < files.size(); i++) {
            Path file = fixture.file(FILES.get(files.get(i)));
            if (bytes(file).length > 0) {
              overwrite(file, damages.get(i).to(bytes(file)));
            }
          }
          Map<String, byte[]> damaged = fixture.contents();
          AuditTrail before = fixture.audit.read();

          fixture.append("after");

          AuditTrail after = fixture.audit.read();
          if (fixture.setAside().isEmpty()) {
            assertThat(after.breach()).isEqualTo(before.breach());
            assertThat(bytes(fixture.log())).startsWith(damaged.get("audit.jsonl"));
          } else {
            assertThat(before.intact()).isFalse();
            assertThat(after.intact()).isTrue();
            assertThat(after.records())
                .extracting(AuditRecord::action)
                .containsExactly(AuditLog.RESTARTED, "after");
            Map<String, String> details = after.records().get(0).details();
            assertThat(fixture.setAside())
                .hasEntrySatisfying(
                    details.getOrDefault("set_aside", ""),
                    copy -> {
                      assertThat(copy).isEqualTo(damaged.get("audit.jsonl"));
                      assertThat(details).containsEntry("sha256", Digests.sha256(copy));
                    });
            assertThat(fixture.setAside().values())
                .containsExactlyInAnyOrderElementsOf(damaged.values());
          }
        });
  }

  private static int firstDifference(byte[] one, byte[] other) {
    return Arrays.mismatch(one, other);
  }

  private interface Check {
    void on(Fixture fixture);
  }

  private static void inLog(Check check) {
    inDirectory(directory -> check.on(new Fixture(directory)));
  }

  /** A log of a few records. */
  private static final class Fixture {
    final AuditLog audit;
    final List<AuditRecord> records;
    final byte[] content;
    private final Path directory;

    Fixture(Path directory) {
      this.directory = directory;
      audit =
          AuditLog.of(Records.in(directory), new DeploymentName("dev"), SEALER, Clock.systemUTC());
      WRITTEN.forEach((name, bytes) -> overwrite(file(name), bytes));
      records = audit.read().records();
      content = bytes(log());
    }

    private Fixture(Path directory, AuditLog audit) {
      this.directory = directory;
      this.audit = audit;
      records = List.of();
      content = new byte[0];
    }

    /** The files of one log, made once. */
    static Map<String, byte[]> write() {
      Map<String, byte[]> written = new HashMap<>();
      inDirectory(
          directory -> {
            AuditLog audit =
                AuditLog.of(
                    Records.in(directory), new DeploymentName("dev"), SEALER, Clock.systemUTC());
            Fixture fixture = new Fixture(directory, audit);
            for (int i = 1; i < RECORDS; i++) {
              fixture.append("action" + i);
            }
            written.put(HEAD_BEFORE, bytes(fixture.file("audit.head.json")));
            fixture.append("action" + RECORDS);
            written.putAll(fixture.contents());
          });
      return written;
    }

    void append(String action) {
      audit.append(
          new Operator("alice", "laptop", 1),
          "op",
          action,
          Optional.of("step"),
          Map.of("request", "everything"),
          Optional.empty());
    }

    Path file(String name) {
      return directory.resolve(name);
    }

    Path log() {
      return file("audit.jsonl");
    }

    void headFallsBehind() {
      overwrite(file("audit.head.json"), bytes(file(HEAD_BEFORE)));
    }

    List<String> lines() {
      return List.of(new String(content, UTF_8).split("\n"));
    }

    void writeLines(List<String> lines) {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line).append('\n'));
      overwrite(log(), text.toString().getBytes(UTF_8));
    }

    /** The number of the record that a byte is part of. */
    int recordAt(int position) {
      int record = 1;
      for (int i = 0; i < position; i++) {
        record += content[i] == '\n' ? 1 : 0;
      }
      return record;
    }

    int startOf(int record) {
      int position = 0;
      while (recordAt(position) < record) {
        position++;
      }
      return position;
    }

    void requireBreachAt(int record) {
      AuditTrail trail = audit.read();
      assertThat(trail.breach()).map(AuditTrail.Breach::record).hasValue(record);
      assertThat(trail.records()).isEqualTo(records.subList(0, record - 1));
    }

    Map<String, byte[]> contents() {
      Map<String, byte[]> contents = new HashMap<>();
      FILES.forEach(name -> contents.put(name, bytes(file(name))));
      return contents;
    }

    Map<String, byte[]> setAside() {
      Map<String, byte[]> found = new HashMap<>();
      try (Stream<Path> files = Files.list(directory)) {
        files
            .filter(file -> file.toString().contains("damaged"))
            .forEach(file -> found.put(directory.relativize(file).toString(), bytes(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return found;
    }
  }
}
