package io.geusemaker.core.crypto;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.mode;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.overwrite;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.Damage;
import io.geusemaker.core.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealersTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final byte[] PLAIN = "hunter2".getBytes(UTF_8);
  private static final byte[] BOUND = "here".getBytes(UTF_8);

  private final Path directory;

  SealersTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void theDefaultKeyIsMadeOnceInAPrivateFileOfItsOwn() {
    byte[] sealed = Sealers.open(StateKey.keyset(), directory, DEV).seal(PLAIN, BOUND);

    Path file = directory.resolve("security/keyset.json");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(directory.resolve("security"))).isEqualTo("rwx------");
    byte[] made = bytes(file);
    assertThat(Sealers.open(StateKey.keyset(), directory, DEV).open(sealed, BOUND))
        .isEqualTo(PLAIN);
    assertThat(bytes(file)).isEqualTo(made);
  }

  @Test
  void aKeyFileCanBeElsewhere() {
    Path file = directory.resolve("elsewhere/key");
    byte[] sealed = Sealers.open(StateKey.keyset(file), directory, DEV).seal(PLAIN, BOUND);

    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(directory.resolve("security")).doesNotExist();
    assertThat(Sealers.open(StateKey.keyset(file), directory, DEV).open(sealed, BOUND))
        .isEqualTo(PLAIN);
  }

  @Test
  void whatIsSealedOpensOnlyWhereItBelongsAndUnchanged() {
    Sealer sealer = Sealers.open(StateKey.keyset(), directory, DEV);
    byte[] sealed = sealer.seal(PLAIN, BOUND);

    assertThatThrownBy(() -> sealer.open(sealed, "there".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sealer.open(new byte[0], BOUND))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> newSealer().open(sealed, BOUND))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyFileThatOthersCanReadIsRefused() throws IOException {
    Sealers.open(StateKey.keyset(), directory, DEV);
    Path file = directory.resolve("security/keyset.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(failureOf(() -> Sealers.open(StateKey.keyset(), directory, DEV)))
        .isEqualTo(new StateFailure.Exposed(file.toString(), "rw-r-----"));
  }

  @Test
  void aFileThatHoldsNoKeysetIsRefusedAndLeft() throws IOException {
    Path file = directory.resolve("key");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

    assertThat(failureOf(() -> Sealers.open(StateKey.keyset(file), directory, DEV)))
        .isInstanceOf(StateFailure.Damaged.class);
    assertThat(file).isEmptyFile();
  }

  @Test
  void aPassphraseOpensItsKeysetAndNoOtherDoes() {
    byte[] sealed =
        Sealers.open(StateKey.passphrase(Secret.of("corréct horse")), directory, DEV)
            .seal(PLAIN, BOUND);

    Path file = directory.resolve("security/keyset.sealed.json");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(new String(bytes(file), UTF_8)).contains("600000").doesNotContain("horse");
    assertThat(
            Sealers.open(StateKey.passphrase(Secret.of("corréct horse")), directory, DEV)
                .open(sealed, BOUND))
        .isEqualTo(PLAIN);
    assertThat(
            failureOf(
                () ->
                    Sealers.open(StateKey.passphrase(Secret.of("correct horse")), directory, DEV)))
        .isInstanceOf(StateFailure.WrongKey.class);
    overwrite(file, new Damage(0.5, 0).to(bytes(file)));
    assertThat(
            failureOf(
                () ->
                    Sealers.open(StateKey.passphrase(Secret.of("corréct horse")), directory, DEV)))
        .isInstanceOf(StateFailure.Damaged.class);
  }

  @Test
  void anEmptyPassphraseIsRefused() {
    assertThat(failureOf(() -> Sealers.open(StateKey.passphrase(Secret.of("")), directory, DEV)))
        .isInstanceOf(RequestFailure.Invalid.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aSuppliedSealerIsUsedAsItIs() {
    Sealer own = newSealer();

    assertThat(Sealers.open(StateKey.supplied(own), directory, DEV)).isSameAs(own);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void processesThatMakeTheKeyAtOnceAgreeOnOne() throws IOException {
    List<OtherProcess> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      others.add(OtherProcess.start(SealingMain.class, directory.toString()));
    }
    for (OtherProcess other : others) {
      assertThat(other.line()).isEqualTo("ready");
    }
    for (OtherProcess other : others) {
      other.release();
    }

    Sealer sealer = Sealers.open(StateKey.keyset(), directory, DEV);
    for (OtherProcess other : others) {
      try (other) {
        assertThat(sealer.open(HexFormat.of().parseHex(other.line()), BOUND)).isEqualTo(PLAIN);
      }
    }
  }

  /** Waits to be released, then makes or opens the key and prints something sealed with it. */
  static final class SealingMain {
    private SealingMain() {}

    public static void main(String[] arguments) {
      System.out.println("ready");
      OtherProcess.awaitRelease();
      Sealer sealer = Sealers.open(StateKey.keyset(), Path.of(arguments[0]), DEV);
      System.out.println(HexFormat.of().formatHex(sealer.seal(PLAIN, BOUND)));
    }
  }
}
