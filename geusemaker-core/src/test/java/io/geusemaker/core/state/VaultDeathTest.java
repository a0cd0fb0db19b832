package io.geusemaker.core.state;

import static io.geusemaker.core.Fixtures.inDirectory;
import static io.geusemaker.core.Fixtures.newSealer;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.core.Fixtures;
import io.geusemaker.core.aws.standin.AwsServer;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.secretsmanager.SecretsManagerVaultProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A death at any call of Secrets Manager, before or after it took effect. */
@Timeout(300)
class VaultDeathTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final CredentialId POSTGRES = new CredentialId("postgres", "password");
  private static final Sealer SEALER = newSealer();
  private static final int MOST_CALLS = 100;

  private final AwsServer aws = AwsServer.start();
  private final Set<String> unproven = new HashSet<>();

  /** What opens the service. */
  private String accepted = "";

  /** How the operation goes on after the new secret was recorded. */
  private enum Ending {
    FINISHED,
    UNDONE,
    TAKEN_BACK
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @EnumSource
  void leavesAStateInWhichTheNextOperationWorks(Ending ending) {
    int deaths = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      assertThat(call).isLessThan(MOST_CALLS);
      died = trial(ending, call, false);
      trial(ending, call, true);
      deaths += died ? 1 : 0;
    }
    assertThat(deaths).isGreaterThan(12);
  }

  private boolean trial(Ending ending, int call, boolean performed) {
    boolean[] died = new boolean[1];
    inDirectory(directory -> died[0] = trial(directory, ending, call, performed));
    return died[0];
  }

  private boolean trial(Path directory, Ending ending, int call, boolean performed) {
    String prefix = directory.getFileName().toString();
    String name = prefix + "/dev/postgres/password";
    unproven.addAll(Set.of("new", "newer"));
    aws.observe(() -> assertNothingUnproven(name));
    aws.dieAt(call, performed);
    accepted = "old";
    try {
      CredentialStore store = store(directory, prefix);
      store.recordCurrent(POSTGRES, Secret.of("old"));
      store.putPending(Map.of(POSTGRES, Secret.of("new")));
      end(store, ending);
    } catch (GeuseMakerException e) {
      assertThat(e.failure().what()).contains("the caller is dead");
    }
    boolean died = aws.revive();

    CredentialStore next = store(directory, prefix);
    assertThat(next.versions().isEmpty() || opens(next, accepted)).as("never locked out").isTrue();
    recover(next, accepted);
    assertAgreement(next, name, accepted);

    next.putPending(Map.of(POSTGRES, Secret.of("newer")));
    assertThat(aws.secrets().value(name, "AWSPENDING")).hasValue("newer");
    unproven.remove("newer");
    next.promote(List.of(POSTGRES));
    assertAgreement(next, name, "newer");
    assertThat(aws.secrets().value(name, "AWSPREVIOUS")).hasValue(accepted);
    return died;
  }

  private void end(CredentialStore store, Ending ending) {
    if (ending == Ending.UNDONE) {
      store.dropPending(List.of(POSTGRES));
      return;
    }
    accepted = "new";
    unproven.remove("new");
    store.promote(List.of(POSTGRES));
    if (ending == Ending.TAKEN_BACK) {
      accepted = "old";
      store.takeBack(Map.of(POSTGRES, Secret.of("new")), Map.of(POSTGRES, Secret.of("old")));
    }
  }

  /** As the engine does: what the host accepts decides. */
  private void recover(CredentialStore store, String accepted) {
    unproven.remove(accepted);
    if (store.pending(POSTGRES).map(Fixtures::text).filter(accepted::equals).isPresent()) {
      store.promote(List.of(POSTGRES));
      return;
    }
    store.takeBack(
        Map.of(POSTGRES, Secret.of(accepted.equals("new") ? "none" : "new")),
        Map.of(POSTGRES, Secret.of(accepted)));
  }

  /** Runs inside the service, whose caller gets to see what it throws. */
  private void assertNothingUnproven(String name) {
    if (aws.secrets().value(name, "AWSCURRENT").filter(unproven::contains).isPresent()) {
      throw new AssertionError("AWSCURRENT is on a secret that was not proven");
    }
  }

  private void assertAgreement(CredentialStore store, String name, String accepted) {
    assertThat(store.current(POSTGRES).map(Fixtures::text)).hasValue(accepted);
    assertThat(aws.secrets().value(name, "AWSCURRENT")).hasValue(accepted);
    assertThat(aws.secrets().value(name, "AWSPENDING")).isEmpty();
    assertThat(aws.secrets().value(name, "AWSPREVIOUS"))
        .isEqualTo(store.previous(POSTGRES).map(Fixtures::text));
    assertThat(aws.secrets().labels(name).keySet())
        .filteredOn(label -> label.startsWith("v"))
        .containsExactlyInAnyOrderElementsOf(
            store.history(POSTGRES).stream().map(version -> "v" + version.version()).toList());
  }

  private static boolean opens(CredentialStore store, String accepted) {
    return Stream.of(store.current(POSTGRES), store.pending(POSTGRES), store.previous(POSTGRES))
        .flatMap(Optional::stream)
        .map(Fixtures::text)
        .anyMatch(accepted::equals);
  }

  private CredentialStore store(Path directory, String prefix) {
    CredentialVault vault =
        new SecretsManagerVaultProvider()
            .vault(URI.create("secretsmanager:" + prefix + "?" + aws.query()));
    return CredentialStore.of(
            Records.in(new StateDirectory(directory).security(DEV)), DEV, SEALER, Clock.systemUTC())
        .in(vault);
  }
}
