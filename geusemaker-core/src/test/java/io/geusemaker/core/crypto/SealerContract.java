package io.geusemaker.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.secret.Sealer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way of encrypting records has to keep. */
public abstract class SealerContract {

  private static final byte[] BOUND = "here".getBytes(UTF_8);

  /** A sealer for the same records by the same key, opened anew. */
  protected abstract Sealer sealer();

  /** A sealer by another key. */
  protected abstract Sealer other();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 4_096, 100_000})
  void whatIsSealedOpensForWhoComesLater(int length) {
    byte[] plain = "x".repeat(length).getBytes(UTF_8);
    byte[] sealed = sealer().seal(plain, BOUND);

    assertThat(sealer().open(sealed, BOUND)).isEqualTo(plain);
  }

  @Test
  void theSameIsNeverSealedToTheSameTwice() {
    Sealer sealer = sealer();
    byte[] plain = "hunter2-hunter2".getBytes(UTF_8);

    assertThat(sealer.seal(plain, BOUND)).isNotEqualTo(sealer.seal(plain, BOUND));
    assertThat(new String(sealer.seal(plain, BOUND), UTF_8)).doesNotContain("hunter2");
  }

  @Test
  void whatIsSealedOpensOnlyWhereItBelongsAndByItsKey() {
    byte[] sealed = sealer().seal(new byte[3], BOUND);

    assertThatThrownBy(() -> sealer().open(sealed, "there".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> other().open(sealed, BOUND))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noByteCanBeChangedAndNoneLeftOut() {
    Sealer sealer = sealer();
    byte[] sealed = sealer.seal(new byte[3], BOUND);

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      byte[] cut = java.util.Arrays.copyOf(sealed, i);
      assertThatThrownBy(() -> sealer.open(changed, BOUND))
          .as("byte %s", i)
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> sealer.open(cut, BOUND))
          .as("%s bytes", i)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whoHasForgottenCanStillSealAndOpen() {
    Sealer sealer = sealer();
    byte[] sealed = sealer.seal(new byte[3], BOUND);

    sealer.forget();

    assertThat(sealer.open(sealed, BOUND)).isEqualTo(new byte[3]);
    assertThat(sealer().open(sealer.seal(new byte[4], BOUND), BOUND)).isEqualTo(new byte[4]);
  }
}
