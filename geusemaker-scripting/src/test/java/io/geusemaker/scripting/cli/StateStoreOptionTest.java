package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.api.spi.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that several machines share, and the key to them. */
class StateStoreOptionTest {

  private static final String STORE = "s3://records/dev/?region=eu-central-1";

  private final Shell shell = new Shell();

  @Test
  void theStoreAndTheKeysetAreHandedOn() {
    shell.run("history", "shop", "--state-store", STORE, "--key", "file:/srv/key.json");

    assertThat(target().stateStore()).hasToString("Optional[" + STORE + "]");
    assertThat(target().key()).isEqualTo(StateKey.keyset(Path.of("/srv/key.json")));
    assertThat(target().stateDirectory()).isEmpty();
  }

  @Test
  void theEnvironmentNamesThemForEveryCommand(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("phrase"), "corréct horse\nsecond line\n");

    shell
        .with("GEUSEMAKER_STATE_STORE", "dynamodb:geusemaker?region=eu-central-1")
        .with("GEUSEMAKER_PASSPHRASE_FILE", file.toString())
        .run("history", "shop");

    assertThat(target().stateStore())
        .hasToString("Optional[dynamodb:geusemaker?region=eu-central-1]");
    assertThat(((StateKey.Passphrase) target().key()).secret().reveal(SecretAccess.deliberate()))
        .isEqualTo("corréct horse");
  }

  @Test
  void theEnvironmentNamesThemForRunbooks(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("look.groovy"), "deployment('shop').history()");

    shell.with("GEUSEMAKER_STATE_STORE", STORE).run("run", file.toString());

    assertThat(target().stateStore()).hasToString("Optional[" + STORE + "]");
  }

  @Test
  void whatIsTypedComesBeforeTheEnvironment() {
    shell
        .with("GEUSEMAKER_STATE_STORE", "dynamodb:geusemaker")
        .with("GEUSEMAKER_PASSPHRASE_FILE", "/srv/phrase")
        .run("history", "shop", "--state-store", STORE, "--key", "file:/srv/key.json");

    assertThat(target().stateStore()).hasToString("Optional[" + STORE + "]");
    assertThat(target().key()).isEqualTo(StateKey.keyset(Path.of("/srv/key.json")));
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(shell.run("history", "shop", "--state-store", "redis://here").err())
        .contains("no state store for \"redis\"")
        .contains("dynamodb, s3");
    assertThat(shell.run("history", "shop", "--state-store", "s3://b?colour=red").err())
        .contains("unknown parameter \"colour\"");
    assertThat(shell.run("history", "shop", "--key", "kms:alias/a", "--passphrase-file", "b").err())
        .contains("it cannot be combined with --passphrase-file");
    assertThat(shell.run("history", "shop", "--passphrase-file", "/no/such/file").err())
        .contains("/no/such/file cannot be read");
    assertThat(shell.with("GEUSEMAKER_STATE_STORE", "not a uri").run("history", "shop").err())
        .contains("GEUSEMAKER_STATE_STORE is not acceptable");
  }

  @Test
  void adviceLeadsToTheSameRecords() {
    assertThat(shell.run("adopt", "shop", "--connection", "local:", "--state-store", STORE).out())
        .endsWith("  geusemaker plan shop --state-store '" + STORE + "'\n");
  }

  private Target target() {
    return shell.engine.targets.get(shell.engine.targets.size() - 1);
  }
}
