package io.geusemaker.core.journal;

import static io.geusemaker.core.Fixtures.SUBJECT;
import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.inDirectory;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.overwrite;
import static io.geusemaker.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.Damage;
import io.geusemaker.core.files.Records;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JournalDamageTest {

  private static final Sealer SEALER = newSealer();

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Damage.any().list().ofSize(50);
  }

  @Property(tries = 10)
  void aDamagedJournalGivesAPrefixOfItsEntriesAndNoWrongIntent(
      @ForAll("damages") List<Damage> damages, @ForAll boolean finished) {
    inJournal(
        finished,
        (journals, file) -> {
          byte[] whole = bytes(file);
          List<JournalEntry> entries = journals.read("op").entries();
          for (Damage damage : damages) {
            byte[] damaged = damage.to(whole);
            overwrite(file, damaged);

            JournalReading reading = journals.read("op");

            assertThat(reading.entries()).isEqualTo(entries.subList(0, reading.entries().size()));
            reading.intent().ifPresent(intent -> assertThat(text(intent)).isEqualTo("the intent"));
            boolean noticed = reading.torn() || reading.damage().isPresent();
            assertThat(noticed).isEqualTo(!isPrefixOfWholeLines(damaged, whole));
          }
        });
  }

  @Property(tries = 10)
  void noDamageMakesAnUnfinishedOperationLookFinished(@ForAll("damages") List<Damage> damages) {
    inJournal(
        false,
        (journals, file) -> {
          byte[] whole = bytes(file);
          for (Damage damage : damages) {
            overwrite(file, damage.to(whole));

            assertThat(journals.unfinished()).containsExactly("op");
          }
        });
  }

  @Property(tries = 10)
  void anOperationGoesOnFromADamagedJournalOrItsBeginningIsNamedAsDamaged(
      @ForAll("damages") List<Damage> damages) {
    inJournal(
        false,
        (journals, file) -> {
          byte[] whole = bytes(file);
          for (Damage damage : damages.subList(0, 10)) {
            overwrite(file, damage.to(whole));
            int readable = journals.read("op").entries().size();
            try (Journal journal = journals.reopen("op")) {
              journal.undone();
              JournalReading reading = journals.read("op");
              assertThat(reading.entries()).hasSize(readable + 2);
              assertThat(reading.torn()).isFalse();
              assertThat(reading.damage()).isEmpty();
            } catch (GeuseMakerException e) {
              assertThat(e.failure()).isInstanceOf(StateFailure.Damaged.class);
              assertThat(readable).isZero();
            }
          }
        });
  }

  private interface Check {
    void on(Journals journals, Path file);
  }

  private static void inJournal(boolean finished, Check check) {
    inDirectory(
        directory -> {
          Journals journals =
              new Journals(
                  Records.in(directory), new DeploymentName("dev"), SEALER, Clock.systemUTC());
          try (Journal journal = journals.begin("op", SUBJECT, Secret.of("the intent"))) {
            journal.stepBegan("a");
            journal.stepEnded("a");
            journal.stepBegan("b");
            if (finished) {
              journal.committed();
            }
            check.on(journals, Path.of(journal.place()));
          }
        });
  }

  private static boolean isPrefixOfWholeLines(byte[] damaged, byte[] whole) {
    return damaged.length > 0
        && damaged[damaged.length - 1] == '\n'
        && Arrays.equals(damaged, Arrays.copyOf(whole, damaged.length));
  }
}
