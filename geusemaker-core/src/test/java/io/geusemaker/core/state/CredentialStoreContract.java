package io.geusemaker.core.state;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.mode;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.overwrite;
import static io.geusemaker.core.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.Fixtures;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.json.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of the store wherever the values are. */
abstract class CredentialStoreContract {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final CredentialId POSTGRES = new CredentialId("postgres", "password");
  private static final CredentialId N8N = new CredentialId("n8n", "owner");
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Sealer SEALER = newSealer();

  private final StateDirectory directory;
  private final CredentialStore store;
  private final Path file;
  private final UnaryOperator<CredentialStore> place;

  CredentialStoreContract(Path root, UnaryOperator<CredentialStore> place) {
    this.place = place;
    directory = new StateDirectory(root);
    store = open(DEV, SEALER);
    file = directory.security(DEV).resolve("credentials.json");
  }

  @Test
  void whatTheHostHasBecomesCurrent() {
    store.recordCurrent(POSTGRES, Secret.of("first"));

    assertThat(current(POSTGRES)).hasValue("first");
    assertThat(store.versions()).isEqualTo(Map.of(POSTGRES, 1));
    assertThat(store.history(POSTGRES).get(0).createdAt()).isEqualTo(NOW);
  }

  @Test
  void recordingTheSameAgainChangesNothing() {
    store.recordCurrent(POSTGRES, Secret.of("first"));
    byte[] before = bytes(file);

    store.recordCurrent(POSTGRES, Secret.of("first"));

    assertThat(bytes(file)).isEqualTo(before);
  }

  @Test
  void somethingElseOnTheHostReplacesWhatWasRecorded() {
    store.recordCurrent(POSTGRES, Secret.of("first"));
    store.recordCurrent(POSTGRES, Secret.of("changed by hand"));

    assertThat(current(POSTGRES)).hasValue("changed by hand");
    assertThat(store.previous(POSTGRES).map(Fixtures::text)).hasValue("first");
  }

  @Test
  void aNewSecretIsPendingUntilItIsPromoted() {
    store.recordCurrent(POSTGRES, Secret.of("old"));

    Map<CredentialId, Integer> versions =
        store.putPending(Map.of(POSTGRES, Secret.of("new"), N8N, Secret.of("new too")));

    assertThat(versions).isEqualTo(Map.of(POSTGRES, 2, N8N, 1));
    assertThat(current(POSTGRES)).hasValue("old");
    assertThat(current(N8N)).isEmpty();
    assertThat(store.pending(POSTGRES).map(Fixtures::text)).hasValue("new");

    store.promote(List.of(POSTGRES, N8N));

    assertThat(current(POSTGRES)).hasValue("new");
    assertThat(store.previous(POSTGRES).map(Fixtures::text)).hasValue("old");
    assertThat(store.pending(POSTGRES)).isEmpty();
    assertThat(current(N8N)).hasValue("new too");
  }

  @Test
  void promotingTwiceIsPromotingOnce() {
    store.recordCurrent(POSTGRES, Secret.of("old"));
    store.putPending(Map.of(POSTGRES, Secret.of("new")));
    store.promote(List.of(POSTGRES));
    store.promote(List.of(POSTGRES, N8N));

    assertThat(current(POSTGRES)).hasValue("new");
    assertThat(store.previous(POSTGRES).map(Fixtures::text)).hasValue("old");
    assertThat(store.history(N8N)).isEmpty();
  }

  @Test
  void aDroppedSecretIsGoneAndItsNumberIsNotUsedAgain() {
    store.putPending(Map.of(POSTGRES, Secret.of("new")));
    store.dropPending(List.of(POSTGRES));

    assertThat(store.pending(POSTGRES)).isEmpty();
    assertThat(store.version(POSTGRES, 1)).isEmpty();
    assertThat(store.putPending(Map.of(POSTGRES, Secret.of("newer"))))
        .isEqualTo(Map.of(POSTGRES, 2));
  }

  @Test
  void whatIsTakenBackIsGoneAtEitherStageAndWhatWasBeforeIsBackAsItWas() {
    store.recordCurrent(POSTGRES, Secret.of("older"));
    store.recordCurrent(POSTGRES, Secret.of("old"));
    List<CredentialVersion> before = store.history(POSTGRES);
    store.putPending(Map.of(POSTGRES, Secret.of("new"), N8N, Secret.of("other")));
    store.promote(List.of(POSTGRES));

    store.takeBack(
        Map.of(POSTGRES, Secret.of("new"), N8N, Secret.of("other")),
        Map.of(POSTGRES, Secret.of("old")));

    assertThat(store.history(POSTGRES)).isEqualTo(before);
    assertThat(store.withPending()).isEmpty();
    assertThat(store.current(N8N)).isEmpty();
  }

  @Test
  void whatWasRetiredIsBackWhenThatIsTakenBack() {
    store.recordCurrent(POSTGRES, Secret.of("old"));
    List<CredentialVersion> before = store.history(POSTGRES);
    store.retire(List.of(POSTGRES));

    store.takeBack(Map.of(), Map.of(POSTGRES, Secret.of("old")));

    assertThat(store.history(POSTGRES)).isEqualTo(before);
  }

  @Test
  void whatIsCurrentStaysWhenSomethingElseIsTakenBack() {
    store.recordCurrent(POSTGRES, Secret.of("old"));
    List<CredentialVersion> before = store.history(POSTGRES);

    store.takeBack(
        Map.of(POSTGRES, Secret.of("new"), N8N, Secret.of("other")),
        Map.of(POSTGRES, Secret.of("old")));

    assertThat(store.history(POSTGRES)).isEqualTo(before);
    assertThat(store.history(N8N)).isEmpty();
  }

  @Test
  void aPendingSecretThatIsReplacedStaysReadable() {
    store.putPending(Map.of(POSTGRES, Secret.of("perhaps on the host")));
    store.putPending(Map.of(POSTGRES, Secret.of("new")));

    assertThat(store.pending(POSTGRES).map(Fixtures::text)).hasValue("new");
    assertThat(store.version(POSTGRES, 1).map(Fixtures::text)).hasValue("perhaps on the host");
    assertThat(store.history(POSTGRES).get(1).stage()).isEqualTo(CredentialStage.ABANDONED);
  }

  @Test
  void olderVersionsAreErasedBeyondTheLimitInTheCopyToo() {
    CredentialStore two = store.keeping(2);
    for (int i = 1; i <= 5; i++) {
      two.recordCurrent(POSTGRES, Secret.of("secret " + i));
    }
    String erased = SealedText.of(two, 3);

    two.recordCurrent(POSTGRES, Secret.of("secret 6"));

    assertThat(two.history(POSTGRES).stream().map(CredentialVersion::version))
        .containsExactly(6, 5, 4);
    assertThat(new String(bytes(file), UTF_8)).doesNotContain(erased);
    assertThat(new String(bytes(copy()), UTF_8)).doesNotContain(erased);
  }

  @Test
  void theResultsFormOpensOnceToTheCurrentSecret() {
    store.recordCurrent(POSTGRES, Secret.of("first"));

    SealedSecret sealed = store.sealed(POSTGRES).orElseThrow();

    assertThat(new String(bytes(file), UTF_8)).contains(sealed.ciphertext());
    assertThat(text(sealed.open(SecretAccess.deliberate()))).isEqualTo("first");
    assertThatThrownBy(() -> sealed.open(SecretAccess.deliberate()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noSecretIsReadableOnDiskAndTheFilesArePrivate() throws IOException {
    store.recordCurrent(POSTGRES, Secret.of("hunter2-hunter2"));
    store.putPending(Map.of(POSTGRES, Secret.of("swordfish-swordfish")));

    try (var files = Files.walk(directory.root())) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .hasSize(3)
          .allSatisfy(
              found -> {
                assertThat(mode(found)).isEqualTo("rw-------");
                assertThat(new String(bytes(found), UTF_8)).doesNotContain("hunter2", "swordfish");
              });
    }
    assertThat(mode(directory.security(DEV))).isEqualTo("rwx------");
  }

  @Test
  void anotherKeyIsRefusedForReadingAndForWriting() {
    store.recordCurrent(POSTGRES, Secret.of("first"));
    CredentialStore other = open(DEV, newSealer());

    assertThat(failureOf(() -> other.current(POSTGRES))).isInstanceOf(StateFailure.WrongKey.class);
    assertThat(failureOf(() -> other.recordCurrent(POSTGRES, Secret.of("second"))))
        .isInstanceOf(StateFailure.WrongKey.class);
    assertThat(current(POSTGRES)).hasValue("first");
  }

  @Test
  void aKeyThatCannotReadWhatItWroteIsRefusedBeforeItIsReliedOn() {
    Sealer broken =
        new Sealer() {
          @Override
          public byte[] seal(byte[] plaintext, byte[] associatedData) {
            return new byte[] {1};
          }

          @Override
          public byte[] open(byte[] ciphertext, byte[] associatedData) {
            return ciphertext;
          }
        };

    assertThat(failureOf(() -> open(DEV, broken).putPending(Map.of(POSTGRES, Secret.of("new")))))
        .isInstanceOf(StateFailure.WrongKey.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void aRecordOfAnotherDeploymentIsNotTakenForThisOnes() throws IOException {
    store.recordCurrent(POSTGRES, Secret.of("first"));
    DeploymentName prod = new DeploymentName("prod");
    Files.createDirectories(directory.security(prod));
    Files.copy(file, directory.security(prod).resolve("credentials.json"));

    assertThat(failureOf(() -> open(prod, SEALER).current(POSTGRES)))
        .isInstanceOf(StateFailure.Damaged.class);
  }

  @Test
  void aLaterSchemaIsRefusedAndLeft() throws IOException {
    store.recordCurrent(POSTGRES, Secret.of("first"));
    DocumentFile later =
        new DocumentFile(AtomicFile.at(file), Schema.first().then(record -> record));
    later.write(Map.of("deployment", "dev", "credentials", Map.of()));
    byte[] before = bytes(file);

    assertThat(failureOf(() -> store.recordCurrent(POSTGRES, Secret.of("second"))))
        .isEqualTo(new StateFailure.Newer(file.toString(), 2, 1));
    assertThat(bytes(file)).isEqualTo(before);
  }

  @Test
  void theCopyStepsInForADamagedRecord() {
    store.recordCurrent(POSTGRES, Secret.of("first"));
    store.recordCurrent(POSTGRES, Secret.of("second"));
    overwrite(file, new byte[0]);

    assertThat(current(POSTGRES)).hasValue("second");
  }

  @Test
  void whatCannotBeWrittenIsAFailure() throws IOException {
    Files.createDirectories(directory.security());
    Files.createFile(directory.security(DEV));

    assertThat(failureOf(() -> store.putPending(Map.of(POSTGRES, Secret.of("new")))))
        .isInstanceOf(StateFailure.NotWritable.class);
  }

  @Test
  void changesMadeAtOnceAreAllThere() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            i ->
                open(DEV, SEALER)
                    .recordCurrent(new CredentialId("service" + i, "password"), Secret.of("x")));

    assertThat(store.versions()).hasSize(8);
  }

  @Test
  void somethingHasToBeKept() {
    assertThatThrownBy(() -> store.keeping(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private CredentialStore open(DeploymentName deployment, Sealer sealer) {
    return place.apply(
        CredentialStore.of(Records.in(directory.security(deployment)), deployment, sealer, CLOCK));
  }

  private Path copy() {
    return file.resolveSibling("credentials.json.bak");
  }

  private Optional<String> current(CredentialId id) {
    return store.current(id).map(Fixtures::text);
  }

  private static final class SealedText {
    static String of(CredentialStore store, int version) {
      return store.history(POSTGRES).stream()
          .filter(found -> found.version() == version)
          .findFirst()
          .orElseThrow()
          .ciphertext();
    }
  }
}
