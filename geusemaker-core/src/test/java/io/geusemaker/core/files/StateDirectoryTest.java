package io.geusemaker.core.files;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateDirectoryTest {

  private static final StateDirectory DIRECTORY = new StateDirectory(Path.of("/state"));
  private static final DeploymentName DEV = new DeploymentName("dev");

  @Test
  void isInTheHomeDirectoryUnlessAnotherIsChosen() {
    assertThat(StateDirectory.of(Optional.empty()).root())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".geusemaker"));
    assertThat(StateDirectory.of(Optional.of(Path.of("/a/../state")))).isEqualTo(DIRECTORY);
  }

  @Test
  void keepsOursApartFromGeuseMakers() {
    assertThat(DIRECTORY.stateFile(DEV)).isEqualTo(Path.of("/state/deployments/dev.json"));
    assertThat(DIRECTORY.security(DEV)).isEqualTo(Path.of("/state/security/dev"));
    assertThat(DIRECTORY.journal(DEV)).isEqualTo(Path.of("/state/security/dev/journal"));
    assertThat(DIRECTORY.keyset()).isEqualTo(Path.of("/state/security/keyset.json"));
    assertThat(DIRECTORY.security().resolve(StateDirectory.SEALED_KEYSET_FILE))
        .isEqualTo(Path.of("/state/security/keyset.sealed.json"));
  }

  @Test
  void aDeploymentCannotTakeThePlaceOfAKey() {
    assertThat(failureOf(() -> DIRECTORY.security(new DeploymentName("KeySet.json"))))
        .isInstanceOf(RequestFailure.Invalid.class);
  }
}
