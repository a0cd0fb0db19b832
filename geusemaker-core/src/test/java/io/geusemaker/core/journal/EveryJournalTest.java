package io.geusemaker.core.journal;

import static io.geusemaker.core.Fixtures.SUBJECT;
import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.files.Fixture;
import io.geusemaker.core.files.MeddledStore;
import io.geusemaker.core.files.Records;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a journal does wherever it is kept, and who may go on with it in a store. */
class EveryJournalTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Sealer SEALER = newSealer();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path root;

  @ParameterizedTest
  @EnumSource
  void isBegunAddedToReopenedEndedAndErased(Fixture kind) {
    Journals journals = journals(kind.in(root));
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
      journal.stepEnded("a");
      journal.stepBegan("b");
    }
    assertThat(journals.unfinished()).containsExactly("op-1");
    assertThat(failureOf(() -> journals.begin("op-1", SUBJECT, Secret.of("again"))))
        .isInstanceOf(RequestFailure.Invalid.class);

    try (Journal journal = journals.reopen("op-1")) {
      journal.undoBegan("b");
      journal.undoEnded("b");
      journal.undone();
    }
    JournalReading reading = journals.read("op-1");
    assertThat(text(reading.intent().orElseThrow())).isEqualTo("intent");
    assertThat(reading.entries()).hasSize(8);
    assertThat(reading.stepsToUndo()).containsExactly("a");
    assertThat(journals.unfinished()).isEmpty();

    journals.eraseIntent("op-1");
    assertThat(journals.read("op-1").intent()).isEmpty();
    assertThat(journals.read("op-1").entries()).hasSize(8);
    assertThat(journals.operations()).containsExactly("op-1");
  }

  @ParameterizedTest
  @EnumSource
  void aTornLineIsCutOffAndADamagedJournalIsKeptBesideIt(Fixture kind) {
    Records records = kind.in(root);
    Journals journals = journals(records);
    try (Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"))) {
      journal.stepBegan("a");
    }
    byte[] whole = content(records, "op-1.jsonl");
    records.file("op-1.jsonl").write(Arrays.copyOf(whole, whole.length - 5));
    assertThat(journals.read("op-1").torn()).isTrue();
    journals.reopen("op-1").close();
    assertThat(journals.read("op-1").entries()).hasSize(2);

    byte[] damaged = content(records, "op-1.jsonl");
    damaged[damaged.length - 20] ^= 1;
    records.file("op-1.jsonl").write(damaged);
    journals.reopen("op-1").close();
    String copy = "op-1.damaged-" + NOW.toEpochMilli();
    assertThat(content(records, copy)).isEqualTo(damaged);

    journals.setAside("op-1");
    assertThat(records.names()).containsExactly(copy);
    JournalFiles.remove(records, "op-1");
    assertThat(records.names()).isEmpty();
  }

  @Test
  void whoseJournalWasGoneOnWithCanRecordNothingAnyMore() {
    MeddledStore store = new MeddledStore();
    Journals journals = journals(Records.in(store));
    Journal zombie = journals.begin("op-1", SUBJECT, Secret.of("intent"));
    zombie.stepBegan("a");
    Journal taker = journals.reopen("op-1");

    assertThat(failureOf(zombie::committed))
        .isInstanceOfSatisfying(
            OperationFailure.Superseded.class,
            failure -> assertThat(failure.operation()).isEqualTo("op-1"));
    assertThat(failureOf(() -> zombie.stepEnded("a")))
        .isInstanceOf(OperationFailure.Superseded.class);
    taker.undone();
    assertThat(types(journals))
        .containsExactly(
            EntryType.BEGAN, EntryType.STEP_BEGAN, EntryType.RESUMED, EntryType.UNDONE);
  }

  @Test
  void whoseJournalWasSetAsideCanRecordNothingAnyMore() {
    Journals journals = journals(Records.in(new MeddledStore()));
    Journal zombie = journals.begin("op-1", SUBJECT, Secret.of("intent"));
    journals.setAside("op-1");

    assertThat(failureOf(() -> zombie.stepBegan("a")))
        .isInstanceOf(OperationFailure.Superseded.class);
    assertThat(journals.operations()).isEmpty();
  }

  @Test
  void anEntryThatMayHaveBeenWrittenIsWrittenOnceWhenItIsRepeated() {
    MeddledStore store = new MeddledStore();
    Journals journals = journals(Records.in(store));
    Journal journal = journals.begin("op-1", SUBJECT, Secret.of("intent"));

    store.becomeUnsure(2);
    assertThat(failureOf(() -> journal.stepBegan("a"))).isInstanceOf(AwsFailure.class);
    assertThat(failureOf(() -> journal.stepFailed("a", "x"))).isInstanceOf(AwsFailure.class);
    journal.stepBegan("a");
    journal.committed();

    assertThat(types(journals))
        .containsExactly(EntryType.BEGAN, EntryType.STEP_BEGAN, EntryType.COMMITTED);
  }

  private static List<EntryType> types(Journals journals) {
    return journals.read("op-1").entries().stream().map(JournalEntry::type).toList();
  }

  private static byte[] content(Records records, String name) {
    return records.file(name).read().orElse("none".getBytes(UTF_8));
  }

  private static Journals journals(Records records) {
    return new Journals(records, DEV, SEALER, CLOCK);
  }
}
