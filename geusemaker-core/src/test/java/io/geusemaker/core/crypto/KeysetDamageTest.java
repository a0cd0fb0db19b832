package io.geusemaker.core.crypto;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.inDirectory;
import static io.geusemaker.core.Fixtures.overwrite;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.Damage;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeysetDamageTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final byte[] PLAIN = "hunter2".getBytes(UTF_8);

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Damage.any().list().ofSize(50);
  }

  /** Fifty to a keyset, since making one waits for the disk. */
  @Property(tries = 20)
  void aDamagedKeysetIsRefusedOrTheSameKey(@ForAll("damages") List<Damage> damages) {
    inDirectory(
        directory -> {
          Path file = directory.resolve("keyset.json");
          StateKey key = StateKey.keyset(file);
          byte[] sealed = Sealers.open(key, directory, DEV).seal(PLAIN, PLAIN);
          byte[] whole = bytes(file);
          for (Damage damage : damages) {
            overwrite(file, damage.to(whole));
            requireRefusedOrTheSame(key, directory, sealed);
          }
        });
  }

  private static void requireRefusedOrTheSame(StateKey key, Path directory, byte[] sealed) {
    try {
      Sealer sealer = Sealers.open(key, directory, DEV);
      assertThat(sealer.open(sealed, PLAIN)).isEqualTo(PLAIN);
    } catch (GeuseMakerException e) {
      assertThat(e.failure()).isInstanceOf(StateFailure.Damaged.class);
      assertThat(e).hasNoCause();
    }
  }
}
