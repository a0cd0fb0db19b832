package io.geusemaker.api.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void a_key_has_an_address() {
    assertThat(StateKey.at(URI.create("file:/etc/key")))
        .isEqualTo(StateKey.keyset(Path.of("/etc/key")));
    assertThat(StateKey.at(URI.create("file:key"))).isEqualTo(StateKey.keyset(Path.of("key")));
    assertThat(StateKey.kms("alias/geusemaker"))
        .isEqualTo(StateKey.at(URI.create("kms:alias/geusemaker")));
    assertThat(StateKey.kms("arn:aws:kms:eu-west-1:1:key/2"))
        .isEqualTo(new StateKey.Located(URI.create("kms:arn:aws:kms:eu-west-1:1:key/2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alias/geusemaker", "file://host/path", "file:/a?b"})
  void what_is_no_address_is_refused(String text) {
    assertThatThrownBy(() -> StateKey.at(URI.create(text))).isInstanceOf(GeuseMakerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alias/a b", "alias/a?region=b"})
  void what_is_no_name_of_a_key_is_refused(String text) {
    assertThatThrownBy(() -> StateKey.kms(text)).isInstanceOf(GeuseMakerException.class);
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
