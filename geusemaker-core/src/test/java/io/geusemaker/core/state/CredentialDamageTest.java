package io.geusemaker.core.state;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.inDirectory;
import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.overwrite;
import static io.geusemaker.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.Damage;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CredentialDamageTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final CredentialId ID = new CredentialId("postgres", "password");
  private static final Sealer SEALER = newSealer();

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Damage.any().list().ofSize(50);
  }

  @Property(tries = 8)
  void withOneOfTheTwoFilesDamagedEverySecretIsStillThere(
      @ForAll("damages") List<Damage> damages, @ForAll boolean damageTheCopy) {
    inRecord(
        (store, files) -> {
          Path file = files.get(damageTheCopy ? 1 : 0);
          byte[] whole = bytes(file);
          for (Damage damage : damages) {
            overwrite(file, damage.to(whole));
            requireAllSecrets(store);
          }
        });
  }

  @Property(tries = 8)
  void withBothDamagedNothingIsReadRatherThanSomethingWrong(
      @ForAll("damages") List<Damage> damages, @ForAll("damages") List<Damage> others) {
    inRecord(
        (store, files) -> {
          byte[] whole = bytes(files.get(0));
          for (int i = 0; i < damages.size(); i++) {
            overwrite(files.get(0), damages.get(i).to(whole));
            overwrite(files.get(1), others.get(i).to(whole));
            try {
              requireAllSecrets(store);
            } catch (GeuseMakerException e) {
              assertThat(e.failure()).isInstanceOf(StateFailure.Damaged.class);
            }
          }
        });
  }

  private interface Check {
    void on(CredentialStore store, List<Path> files);
  }

  private static void inRecord(Check check) {
    Consumer<Path> action =
        root -> {
          StateDirectory directory = new StateDirectory(root);
          CredentialStore store =
              CredentialStore.of(
                  Records.in(directory.security(DEV)), DEV, SEALER, Clock.systemUTC());
          store.recordCurrent(ID, Secret.of("oldest"));
          store.recordCurrent(ID, Secret.of("old"));
          store.putPending(Map.of(ID, Secret.of("new")));
          Path file = directory.security(DEV).resolve("credentials.json");
          check.on(store, List.of(file, file.resolveSibling("credentials.json.bak")));
        };
    inDirectory(action);
  }

  private static void requireAllSecrets(CredentialStore store) {
    assertThat(text(store.pending(ID).orElseThrow())).isEqualTo("new");
    assertThat(text(store.current(ID).orElseThrow())).isEqualTo("old");
    assertThat(text(store.previous(ID).orElseThrow())).isEqualTo("oldest");
  }
}
