package io.geusemaker.core.audit;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.mode;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.overwrite;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.OtherProcess;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.crypto.Sealers;
import io.geusemaker.core.files.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Operator ALICE = new Operator("alice", "laptop", 4711);
  private static final Sealer SEALER = newSealer();

  private final Path directory;
  private final Path log;
  private final AuditLog audit;

  AuditLogTest(@TempDir Path root) {
    directory = root.resolve("dev");
    log = directory.resolve("audit.jsonl");
    audit = AuditLog.of(Records.in(directory), DEV, SEALER, CLOCK);
  }

  @Test
  void nothingRecordedIsAnIntactEmptyTrail() throws IOException {
    assertThat(audit.read()).isEqualTo(new AuditTrail(List.of(), Optional.empty()));
    assertThat(directory).doesNotExist();

    Files.createDirectory(directory);
    Files.createFile(log);
    assertThat(audit.read()).isEqualTo(new AuditTrail(List.of(), Optional.empty()));
  }

  @Test
  void aRecordIsOnDiskWhenItsCallReturns() {
    audit.append(
        ALICE,
        "op-1",
        "step.end",
        Optional.of("n8n.recreate"),
        Map.of("plan", "ab12", "request", "two\nlines \ud83d"),
        Optional.of("done"));

    assertThat(audit.read())
        .isEqualTo(
            new AuditTrail(
                List.of(
                    new AuditRecord(
                        1,
                        NOW,
                        "step.end",
                        "op-1",
                        ALICE,
                        Optional.of("n8n.recreate"),
                        Map.of("plan", "ab12", "request", "two\nlines ?"),
                        Optional.of("done"))),
                Optional.empty()));
    assertThat(new String(bytes(log), UTF_8))
        .startsWith("{\"seq\":1,\"time\":\"2026-11-23T10:00:00Z\",\"action\":\"step.end\",")
        .contains("\"operator\":{\"user\":\"alice\",\"machine\":\"laptop\",\"process\":4711}")
        .containsPattern(",\"mac\":\"[0-9a-f]{64}\"}\n$")
        .containsOnlyOnce("\n");
  }

  @Test
  void everyFileIsTheOwnersAlone() throws IOException {
    record("a");

    try (var files = Files.list(directory)) {
      assertThat(files)
          .hasSize(5)
          .allSatisfy(file -> assertThat(mode(file)).as("%s", file).isEqualTo("rw-------"));
    }
    assertThat(mode(directory)).isEqualTo("rwx------");
  }

  @Test
  void recordsOfAnySizeFollowEachOther() {
    for (int size : new int[] {1, 100_000, 1, 20_000, 16_000, 1, 1}) {
      record("x".repeat(size));
    }

    assertThat(audit.read().breach()).isEmpty();
    assertThat(audit.read().records())
        .extracting(AuditRecord::seq)
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void aRecordAddedToALongLogReadsOnlyItsEnd() {
    IntStream.range(0, 3).forEach(i -> record("x".repeat(100_000)));
    record("a");
    record("b");
    byte[] content = bytes(log);
    content[50_000] ^= 1;
    overwrite(log, content);

    record("c");

    assertThat(audit.read().breach()).hasValue(new AuditTrail.Breach(1, "it was changed"));
    assertThat(lines()).hasSize(6);
  }

  @Test
  void aDeathBetweenARecordAndTheHeadIsHealedByTheNextRecord() {
    record("a");
    byte[] head = bytes(head());
    record("b");
    overwrite(head(), head);

    assertThat(actions()).containsExactly("a", "b");
    record("c");
    assertThat(actions()).containsExactly("a", "b", "c");
    assertThat(audit.read().intact()).isTrue();
    assertThat(damagedFiles()).isEmpty();
  }

  @Test
  void aDeathInTheMiddleOfARecordIsHealedByTheNextRecord() {
    record("a");
    byte[] head = bytes(head());
    record("b");
    byte[] whole = bytes(log);
    overwrite(head(), head);
    overwrite(log, Arrays.copyOf(whole, whole.length - 20));

    assertThat(actions()).containsExactly("a");
    assertThat(audit.read().intact()).isTrue();
    record("c");
    assertThat(actions()).containsExactly("a", "c");
    assertThat(damagedFiles()).isEmpty();
  }

  @Test
  void whatHappenedToTheFirstWrongRecordIsNamed() {
    List.of("a", "b", "c", "d").forEach(this::record);
    String[] line = lines();

    assertThat(breachOf(line[0], line[1].replace("\"b\"", "\"x\""), line[2], line[3]))
        .isEqualTo("record 2: it was changed");
    assertThat(breachOf(line[0], line[1].replace("\"seq\":2", "\"seq\":3"), line[2], line[3]))
        .isEqualTo("record 2: it was changed");
    assertThat(breachOf(line[0], line[2], line[1], line[3]))
        .isEqualTo("record 2: the order was changed: record 3 is in its place");
    assertThat(breachOf(line[0], line[1], line[1], line[2], line[3]))
        .isEqualTo("record 3: the order was changed: record 2 is in its place");
    assertThat(breachOf(line[0], line[3]))
        .isEqualTo("record 2: it was cut out: record 4 is in its place");
    assertThat(breachOf(line[0], line[1]))
        .isEqualTo("record 3: all from here to record 4 are missing");
    assertThat(breachOf(line[0], line[1], line[2], line[3], "{}"))
        .isEqualTo("record 5: it was changed");
    assertThat(breachOf()).isEqualTo("record 1: all from here to record 4 are missing");
  }

  @Test
  void aLogThatIsGoneIsMissed() throws IOException {
    record("a");
    Files.delete(log);

    assertThat(audit.read().breach().orElseThrow())
        .hasToString("record 1: all from here to record 1 are missing");
    record("b");
    assertThat(actions()).containsExactly(AuditLog.RESTARTED, "b");
    assertThat(restarted().details()).containsEntry("set_aside", damaged("head.json"));
  }

  @Test
  void theHeadCannotBeTakenAwayOrPutBack() throws IOException {
    record("a");
    byte[] old = bytes(head());
    record("b");
    record("c");
    byte[] last = bytes(head());

    overwrite(head(), old);
    assertThat(audit.read().breach().orElseThrow())
        .hasToString("record 4: it may be missing: audit.head.json is too old");
    overwrite(head(), new String(last, UTF_8).replace("3", "2").getBytes(UTF_8));
    assertThat(audit.read().breach().orElseThrow())
        .hasToString("record 4: it may be missing: no valid audit.head.json");
    Files.delete(head());
    overwrite(log, (lines()[0] + "\n").getBytes(UTF_8));
    assertThat(audit.read().breach().orElseThrow())
        .hasToString("record 2: it may be missing: no valid audit.head.json");
    assertThat(actions()).containsExactly("a");
  }

  @Test
  void aDamagedLogIsSetAsideAndAnotherBegunThatTellsSo() {
    record("a");
    record("b");
    byte[] damaged = new String(bytes(log), UTF_8).replace("\"b\"", "\"x\"").getBytes(UTF_8);
    byte[] key = bytes(key());
    overwrite(log, damaged);

    audit.append(ALICE, "op-2", "c", Optional.empty(), Map.of(), Optional.empty());

    assertThat(audit.read().intact()).isTrue();
    assertThat(actions()).containsExactly(AuditLog.RESTARTED, "c");
    assertThat(restarted().operationId()).isEqualTo("op-2");
    assertThat(restarted().operator()).isEqualTo(ALICE);
    assertThat(restarted().details())
        .containsEntry("set_aside", damaged("jsonl"))
        .containsEntry("sha256", Digests.sha256(damaged))
        .containsEntry("breach", "2: it was changed");
    assertThat(bytes(directory.resolve(damaged("jsonl")))).isEqualTo(damaged);
    assertThat(mode(directory.resolve(damaged("jsonl")))).isEqualTo("rw-------");
    assertThat(bytes(directory.resolve(damaged("key.json")))).isEqualTo(key);
  }

  @Test
  void whatWasSetAsideIsNeverOverwritten() {
    record("a");
    overwrite(log, "first damage\n".getBytes(UTF_8));
    record("b");
    overwrite(log, "second damage\n".getBytes(UTF_8));
    record("c");

    assertThat(damagedFiles()).hasSize(8);
    assertThat(bytes(directory.resolve(damaged("jsonl")))).asString().startsWith("first");
    assertThat(bytes(directory.resolve(restarted().details().getOrDefault("set_aside", ""))))
        .asString()
        .startsWith("second");
  }

  @Test
  void aDeathWhileTheLogIsBegunAnewLosesNothing() throws IOException {
    record("a");
    overwrite(log, "damage\n".getBytes(UTF_8));
    byte[] oldHead = bytes(head());
    record("b");
    // The new log is there and the head is still that of the old one.
    overwrite(log, (lines()[0] + "\n").getBytes(UTF_8));
    overwrite(head(), oldHead);

    record("c");

    assertThat(actions()).containsExactly(AuditLog.RESTARTED, "c");
    Path second = directory.resolve(restarted().details().getOrDefault("set_aside", ""));
    assertThat(bytes(second)).asString().contains(damaged("jsonl"));
  }

  @Test
  void aKeyThatIsDamagedOrGoneIsNotAWrongKey() throws IOException {
    record("a");
    overwrite(key(), new byte[0]);
    assertThat(actions()).as("from its copy").containsExactly("a");

    overwrite(keyCopy(), new byte[0]);
    assertThat(audit.read().breach().orElseThrow())
        .hasToString("record 1: it cannot be verified: audit.key.json is damaged");
    record("b");
    assertThat(actions()).containsExactly(AuditLog.RESTARTED, "b");

    Files.delete(key());
    Files.delete(keyCopy());
    assertThat(audit.read().breach().orElseThrow())
        .hasToString("record 1: it cannot be verified: audit.key.json is gone");
    record("c");
    assertThat(actions()).containsExactly(AuditLog.RESTARTED, "c");
  }

  @Test
  void anotherKeyOrDeploymentIsRefusedAndNothingIsTouched() {
    record("a");
    byte[] before = bytes(log);
    AuditLog stranger = AuditLog.of(Records.in(directory), DEV, newSealer(), CLOCK);
    AuditLog moved = AuditLog.of(Records.in(directory), new DeploymentName("prod"), SEALER, CLOCK);

    for (AuditLog other : List.of(stranger, moved)) {
      assertThat(failureOf(other::read)).isInstanceOf(StateFailure.WrongKey.class);
      assertThat(failureOf(() -> append(other, "b"))).isInstanceOf(StateFailure.WrongKey.class);
    }
    assertThat(bytes(log)).isEqualTo(before);
    assertThat(damagedFiles()).isEmpty();
  }

  @Test
  void aSealerThatDoesNotGiveBackWhatItEncryptedIsNotReliedOn() {
    Sealer forgetful =
        new Sealer() {
          @Override
          public byte[] seal(byte[] plaintext, byte[] associatedData) {
            return plaintext;
          }

          @Override
          public byte[] open(byte[] ciphertext, byte[] associatedData) {
            return new byte[ciphertext.length];
          }
        };

    assertThat(
            failureOf(() -> append(AuditLog.of(Records.in(directory), DEV, forgetful, CLOCK), "a")))
        .isInstanceOf(StateFailure.WrongKey.class);
    assertThat(key()).doesNotExist();
  }

  @Test
  void severalThreadsAndInstancesTakeTurns() {
    AuditLog same = AuditLog.of(Records.in(directory), DEV, SEALER, CLOCK);

    IntStream.range(0, 40).parallel().forEach(i -> append(i % 2 == 0 ? audit : same, "a" + i));

    assertThat(audit.read().breach()).isEmpty();
    assertThat(actions())
        .containsExactlyInAnyOrder(
            IntStream.range(0, 40).mapToObj(i -> "a" + i).toArray(String[]::new));
  }

  @Test
  void severalProcessesTakeTurnsAndWhatADeadOneRecordedIsThere() throws Exception {
    Path key = directory.resolveSibling("keyset.json");
    AuditLog ours =
        AuditLog.of(
            Records.in(directory), DEV, Sealers.open(StateKey.keyset(key), directory, DEV), CLOCK);
    try (OtherProcess other =
        OtherProcess.start(AppendingMain.class, key.toString(), directory.toString())) {
      assertThat(other.line()).isEqualTo("begun");
      IntStream.range(0, 10).forEach(i -> append(ours, "ours"));
      other.kill();
    }
    append(ours, "last");

    AuditTrail trail = ours.read();
    assertThat(trail.breach()).isEmpty();
    assertThat(trail.records()).extracting(AuditRecord::action).contains("theirs").endsWith("last");
    assertThat(trail.records()).filteredOn(r -> r.action().equals("ours")).hasSize(10);
    assertThat(damagedFiles()).isEmpty();
  }

  @Test
  void aFullDiskIsAFailureAndTheRecordCanBeWrittenOnceThereIsSpace() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    Files.createDirectory(directory);
    Files.createSymbolicLink(log, full);

    assertThat(failureOf(() -> record("a")))
        .isInstanceOfSatisfying(
            StateFailure.NotWritable.class,
            failure -> assertThat(failure.what()).contains("audit.jsonl", "space"));

    Files.delete(log);
    record("a");
    assertThat(actions()).containsExactly("a");
    assertThat(damagedFiles()).isEmpty();
  }

  @Test
  void somethingElseInThePlaceOfAFileIsAFailure() throws IOException {
    for (String name : List.of("audit.jsonl", "audit.head.json", "audit.key.json", "audit.lock")) {
      Path other = Files.createDirectories(directory.resolveSibling(name).resolve(name));
      AuditLog blocked =
          AuditLog.of(Records.in(directory.resolveSibling(name)), DEV, SEALER, CLOCK);
      Files.createDirectory(other.resolve("content"));

      assertThat(failureOf(() -> append(blocked, "a")))
          .as(name)
          .isInstanceOf(StateFailure.NotWritable.class);
    }

    Files.createFile(directory);
    assertThat(failureOf(() -> record("a"))).isInstanceOf(StateFailure.NotWritable.class);
    assertThat(failureOf(audit::read)).isInstanceOf(StateFailure.NotWritable.class);
  }

  @Test
  void anInterruptedThreadStillRecordsAndReads() {
    Thread.currentThread().interrupt();
    record("a");
    record("b");
    overwriteInterrupted();
    record("c");
    AuditTrail trail = audit.read();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(trail.breach()).isEmpty();
    assertThat(trail.records())
        .extracting(AuditRecord::action)
        .containsExactly(AuditLog.RESTARTED, "c");
  }

  private void overwriteInterrupted() {
    boolean interrupted = Thread.interrupted();
    overwrite(log, "damage\n".getBytes(UTF_8));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void record(String action) {
    append(audit, action);
  }

  private static void append(AuditLog to, String action) {
    to.append(ALICE, "op-1", action, Optional.empty(), Map.of("k", "v"), Optional.empty());
  }

  private List<String> actions() {
    return audit.read().records().stream().map(AuditRecord::action).toList();
  }

  private AuditRecord restarted() {
    return audit.read().records().get(0);
  }

  private String breachOf(String... lines) {
    overwrite(log, String.join("\n", lines).concat(lines.length == 0 ? "" : "\n").getBytes(UTF_8));
    return audit.read().breach().orElseThrow().toString();
  }

  private String[] lines() {
    return new String(bytes(log), UTF_8).split("\n");
  }

  private Path head() {
    return directory.resolve("audit.head.json");
  }

  private Path key() {
    return directory.resolve("audit.key.json");
  }

  private Path keyCopy() {
    return directory.resolve("audit.key.json.bak");
  }

  private static String damaged(String part) {
    return "audit.damaged-" + NOW.toEpochMilli() + "." + part;
  }

  private List<String> damagedFiles() {
    return Arrays.stream(Optional.ofNullable(directory.toFile().list()).orElseThrow())
        .filter(name -> name.contains("damaged"))
        .toList();
  }

  /** Appends until it is killed. */
  static final class AppendingMain {
    private AppendingMain() {}

    public static void main(String[] arguments) {
      Path directory = Path.of(arguments[1]);
      Sealer sealer = Sealers.open(StateKey.keyset(Path.of(arguments[0])), directory, DEV);
      AuditLog log = AuditLog.of(Records.in(directory), DEV, sealer, CLOCK);
      append(log, "theirs");
      System.out.println("begun");
      while (true) {
        append(log, "theirs");
      }
    }
  }
}
