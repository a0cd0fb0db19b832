package io.geusemaker.api.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StateKeyTest {

  @Test
  void the_same_choice_is_the_same_value() {
    assertThat(StateKey.keyset()).isEqualTo(StateKey.keyset());
    assertThat(StateKey.keyset(Path.of("k"))).isEqualTo(StateKey.keyset(Path.of("k")));
    assertThat(StateKey.keyset(Path.of("k"))).isNotEqualTo(StateKey.keyset());
  }

  @Test
  void a_passphrase_is_copied_and_masked() {
    Secret passphrase = Secret.of("open sesame");
    StateKey key = StateKey.passphrase(passphrase);
    passphrase.close();

    assertThat(key)
        .isInstanceOfSatisfying(
            StateKey.Passphrase.class,
            p -> assertThat(p.secret().reveal(SecretAccess.deliberate())).isEqualTo("open sesame"));
    assertThat(key.toString()).doesNotContain("sesame");
  }

  @Test
  void an_embedder_brings_its_own() {
    Sealer sealer = new Reversing();
    assertThat(StateKey.supplied(sealer)).isEqualTo(new StateKey.Supplied(sealer));
  }

  /** Reverses, which is no encryption but enough to be told apart. */
  private record Reversing() implements Sealer {
    @Override
    public byte[] seal(byte[] plaintext, byte[] associatedData) {
      return open(plaintext, associatedData);
    }

    @Override
    public byte[] open(byte[] ciphertext, byte[] associatedData) {
      return new StringBuilder(new String(ciphertext, java.nio.charset.StandardCharsets.ISO_8859_1))
          .reverse()
          .toString()
          .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }
}
