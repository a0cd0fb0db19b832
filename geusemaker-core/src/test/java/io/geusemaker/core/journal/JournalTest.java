package io.geusemaker.core.journal;

import static io.geusemaker.core.Fixtures.SUBJECT;
import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.mode;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.overwrite;
import static io.geusemaker.core.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.OtherProcess;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Sealer SEALER = newSealer();

  private final Path directory;
  private final Journals journals;

  JournalTest(@TempDir Path root) {
    directory = root.resolve("journal");
    journals = new Journals(Records.in(directory), DEV, SEALER, CLOCK);
  }

  @Test
  void theIntentIsOnDiskEncryptedWhenBeginReturns() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("hunter2-hunter2"))) {
      assertThat(mode(Path.of(journal.place()))).isEqualTo("rw-------");
      assertThat(new String(bytes(Path.of(journal.place())), UTF_8))
          .contains("\"operation\":\"op-1\"")
          .doesNotContain("hunter2");
    }

    JournalReading reading = journals.read("op-1");
    assertThat(text(reading.intent().orElseThrow())).isEqualTo("hunter2-hunter2");
    assertThat(reading.entries())
        .containsExactly(
            new JournalEntry(0, NOW, EntryType.BEGAN, Optional.empty(), Optional.empty()));
    assertThat(reading.end()).isEmpty();
    assertThat(reading.torn()).isFalse();
    assertThat(reading.damage()).isEmpty();
    assertThat(mode(directory)).isEqualTo("rwx------");
  }

  @Test
  void everyEntryIsOnDiskWhenItsCallReturns() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
      assertThat(types()).endsWith(EntryType.STEP_BEGAN);
      journal.stepEnded("a");
      journal.stepBegan("b");
      journal.stepFailed("b", "host.unreachable");
      journal.undoBegan("a");
      journal.undoFailed("a", "host.unreachable");
      journal.undoBegan("a");
      journal.undoEnded("a");
      journal.undone();
    }

    JournalReading reading = journals.read("op-1");
    assertThat(reading.entries()).hasSize(10);
    assertThat(reading.entries().get(4))
        .isEqualTo(
            new JournalEntry(
                4, NOW, EntryType.STEP_FAILED, Optional.of("b"), Optional.of("host.unreachable")));
    assertThat(reading.end()).hasValue(EntryType.UNDONE);
  }

  @Test
  void theStepsToUndoAreThoseBegunAndNotUndoneLastFirst() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
      journal.stepEnded("a");
      journal.stepBegan("b");
      journal.stepEnded("b");
      journal.stepBegan("c");
      journal.undoBegan("b");
      journal.undoEnded("b");
    }

    assertThat(journals.read("op-1").stepsToUndo()).containsExactly("c", "a");
  }

  @Test
  void anOperationIsUnfinishedUntilItsEndIsRecorded() {
    assertThat(journals.unfinished()).isEmpty();
    try (Journal one = journals.begin("op-1", SUBJECT, Secret.of("intent"));
        Journal two = journals.begin("op-2", SUBJECT, Secret.of("intent"))) {
      two.stepBegan("committed");
      assertThat(journals.unfinished()).containsExactly("op-1", "op-2");
      one.committed();
      assertThat(journals.unfinished()).containsExactly("op-2");
      two.undone();
      assertThat(journals.unfinished()).isEmpty();
    }
    assertThat(JournalFiles.operations(Records.in(directory))).containsExactly("op-1", "op-2");
  }

  @Test
  void nothingComesAfterTheEnd() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.committed();
      assertThatThrownBy(() -> journal.stepBegan("a")).isInstanceOf(IllegalStateException.class);
    }
    assertThat(failureOf(() -> journals.reopen("op-1"))).isInstanceOf(RequestFailure.Invalid.class);
  }

  @Test
  void recoveryGoesOnWhereTheOperationDied() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
    }
    try (Journal journal = journals.reopen("op-1")) {
      journal.undoBegan("a");
    }
    try (Journal journal = journals.reopen("op-1")) {
      journal.undoEnded("a");
      journal.undone();
    }

    assertThat(types())
        .containsExactly(
            EntryType.BEGAN,
            EntryType.STEP_BEGAN,
            EntryType.RESUMED,
            EntryType.UNDO_BEGAN,
            EntryType.RESUMED,
            EntryType.UNDO_ENDED,
            EntryType.UNDONE);
  }

  @Test
  void aTornLastLineIsNormalAndIsCutOffByTheNextEntry() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
      journal.stepEnded("a");
    }
    byte[] whole = bytes(file("op-1"));
    overwrite(file("op-1"), Arrays.copyOf(whole, whole.length - 30));

    JournalReading reading = journals.read("op-1");
    assertThat(reading.torn()).isTrue();
    assertThat(reading.damage()).isEmpty();
    assertThat(reading.entries()).hasSize(2);

    journals.reopen("op-1").close();
    assertThat(types()).endsWith(EntryType.STEP_BEGAN, EntryType.RESUMED);
    assertThat(journals.read("op-1").torn()).isFalse();
    assertThat(directory).isDirectoryNotContaining("glob:**.damaged-*");
  }

  @Test
  void damageInTheMiddleIsNamedAndKeptInACopyWhenTheOperationGoesOn() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
      journal.stepEnded("a");
      journal.stepBegan("b");
    }
    String whole = new String(bytes(file("op-1")), UTF_8);
    byte[] damaged = whole.replace("step_ended", "step_failed").getBytes(UTF_8);
    overwrite(file("op-1"), damaged);

    JournalReading reading = journals.read("op-1");
    assertThat(reading.damage().orElseThrow().line()).isEqualTo(3);
    assertThat(reading.entries()).hasSize(2);
    assertThat(reading.intent()).isPresent();

    journals.reopen("op-1").close();
    assertThat(types()).endsWith(EntryType.STEP_BEGAN, EntryType.RESUMED);
    assertThat(bytes(directory.resolve(JournalFiles.damaged("op-1", NOW)))).isEqualTo(damaged);
  }

  @Test
  void theIntentSurvivesDamageElsewhereInTheFirstLine() {
    journals.begin("op-1", SUBJECT, Secret.of("intent")).close();
    String whole = new String(bytes(file("op-1")), UTF_8);
    overwrite(file("op-1"), whole.replace("2026", "2036").getBytes(UTF_8));

    JournalReading reading = journals.read("op-1");
    assertThat(reading.damage().orElseThrow().line()).isEqualTo(1);
    assertThat(text(reading.intent().orElseThrow())).isEqualTo("intent");
    assertThat(failureOf(() -> journals.reopen("op-1"))).isInstanceOf(StateFailure.Damaged.class);
    assertThat(journals.unfinished()).containsExactly("op-1");

    JournalFiles.setAside(Records.in(directory), "op-1", NOW);
    assertThat(journals.unfinished()).isEmpty();
    assertThat(directory.resolve(JournalFiles.damaged("op-1", NOW))).exists();
  }

  @Test
  void anErasedIntentLeavesTheEntries() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
      journal.stepEnded("a");
      assertThat(failureOf(() -> journals.eraseIntent("op-1")))
          .isInstanceOf(RequestFailure.Invalid.class);
      journal.committed();
    }
    List<JournalEntry> before = journals.read("op-1").entries();

    journals.eraseIntent("op-1");
    journals.eraseIntent("op-1");

    JournalReading reading = journals.read("op-1");
    assertThat(reading.intent()).isEmpty();
    assertThat(reading.entries()).isEqualTo(before);
    assertThat(reading.damage()).isEmpty();
    assertThat(new String(bytes(file("op-1")), UTF_8)).doesNotContain("\"intent\"");
    assertThat(journals.unfinished()).isEmpty();
  }

  @Test
  void aDamagedJournalIsNotRewritten() {
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.committed();
    }
    overwrite(file("op-1"), "{}\n".getBytes(UTF_8));

    assertThat(failureOf(() -> journals.eraseIntent("op-1")))
        .isInstanceOf(StateFailure.Damaged.class);
  }

  @Test
  void removingTakesTheCopiesToo() throws IOException {
    journals.begin("op-1", SUBJECT, Secret.of("intent")).close();
    journals.begin("op-10", SUBJECT, Secret.of("intent")).close();
    Files.copy(file("op-1"), directory.resolve(JournalFiles.damaged("op-1", NOW)));

    JournalFiles.remove(Records.in(directory), "op-1");

    assertThat(directory).isDirectoryContaining("glob:**op-10.jsonl");
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @Test
  void anIdIsUsedOnceAndFollowsTheRule() {
    journals.begin("op-1", SUBJECT, Secret.of("intent")).close();
    byte[] before = bytes(file("op-1"));

    assertThat(failureOf(() -> journals.begin("op-1", SUBJECT, Secret.of("other"))))
        .isInstanceOf(RequestFailure.Invalid.class);
    assertThat(bytes(file("op-1"))).isEqualTo(before);
    for (String bad : new String[] {"", "../x", "a.b", "a/b", "-a", "a".repeat(129)}) {
      assertThat(failureOf(() -> journals.begin(bad, SUBJECT, Secret.of("intent"))))
          .isInstanceOf(RequestFailure.Invalid.class);
    }
  }

  @Test
  void anotherKeyOrAnotherPlaceDoesNotOpenIt() throws IOException {
    journals.begin("op-1", SUBJECT, Secret.of("intent")).close();
    Files.copy(file("op-1"), file("op-2"));

    assertThat(
            failureOf(
                () -> new Journals(Records.in(directory), DEV, newSealer(), CLOCK).read("op-1")))
        .isInstanceOf(StateFailure.WrongKey.class);
    assertThat(failureOf(() -> journals.read("op-2"))).isInstanceOf(StateFailure.WrongKey.class);
    assertThat(failureOf(() -> journals.read("op-3"))).isInstanceOf(StateFailure.Damaged.class);
  }

  @Test
  void whereNothingCanBeWrittenNothingBegins() throws IOException {
    Files.createFile(directory);

    assertThat(failureOf(() -> journals.begin("op-1", SUBJECT, Secret.of("intent"))))
        .isInstanceOf(StateFailure.NotWritable.class);
  }

  @Test
  void aClosedJournalRecordsNothingMore() {
    Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"));
    journal.close();

    assertThat(failureOf(() -> journal.stepBegan("a")))
        .isInstanceOf(StateFailure.NotWritable.class);
    assertThat(types()).containsExactly(EntryType.BEGAN);
  }

  @Test
  void anInterruptedThreadStillRecords() {
    Thread.currentThread().interrupt();
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
      journal.undoBegan("a");
    }
    List<EntryType> types = types();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(types).endsWith(EntryType.STEP_BEGAN, EntryType.UNDO_BEGAN);
  }

  @Test
  void whatAProcessRecordedBeforeItWasKilledIsThere() throws Exception {
    Path key = directory.resolveSibling("keyset.json");
    Sealer sealer = Sealers.open(StateKey.keyset(key), directory, DEV);
    try (OtherProcess other =
        OtherProcess.start(DyingMain.class, key.toString(), directory.toString())) {
      assertThat(other.line()).isEqualTo("began");
      other.kill();
    }

    Journals ours = new Journals(Records.in(directory), DEV, sealer, CLOCK);
    assertThat(ours.unfinished()).containsExactly("op-1");
    JournalReading reading = ours.read("op-1");
    assertThat(reading.stepsToUndo()).containsExactly("a");
    assertThat(text(reading.intent().orElseThrow())).isEqualTo("intent");
  }

  private List<EntryType> types() {
    return journals.read("op-1").entries().stream().map(JournalEntry::type).toList();
  }

  private Path file(String operationId) {
    return Path.of(JournalFiles.of(Records.in(directory), operationId).place());
  }

  /** Begins an operation and a step, and waits for its death. */
  static final class DyingMain {
    private DyingMain() {}

    public static void main(String[] arguments) {
      Sealer sealer =
          Sealers.open(StateKey.keyset(Path.of(arguments[0])), Path.of(arguments[1]), DEV);
      Journals journals = new Journals(Records.in(Path.of(arguments[1])), DEV, sealer, CLOCK);
      try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
        journal.stepBegan("a");
        System.out.println("began");
        OtherProcess.awaitRelease();
        journal.committed();
      }
    }
  }
}
