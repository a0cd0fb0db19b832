package io.geusemaker.core.crypto;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.StateKey;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("By a keyset")
class KeysetSealerTest extends SealerContract {

  private static final DeploymentName DEV = new DeploymentName("dev");

  private final Path directory;

  KeysetSealerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected Sealer sealer() {
    return Sealers.open(StateKey.keyset(), directory, DEV);
  }

  @Override
  protected Sealer other() {
    return Sealers.open(StateKey.keyset(directory.resolve("other")), directory, DEV);
  }
}
