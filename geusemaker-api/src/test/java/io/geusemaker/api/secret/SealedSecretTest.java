package io.geusemaker.api.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SealedSecretTest {

  private static final SecretAccess ACCESS = SecretAccess.deliberate();

  @Test
  void it_is_opened_once() {
    SealedSecret sealed = SealedSecret.of("cipher", () -> Secret.of("plain"));

    assertThat(sealed.open(ACCESS).reveal(ACCESS)).isEqualTo("plain");
    assertThatThrownBy(() -> sealed.open(ACCESS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was shown before");
  }

  @Test
  void an_attempt_that_fails_does_not_count() {
    AtomicInteger attempts = new AtomicInteger();
    SealedSecret sealed =
        SealedSecret.of(
            "cipher",
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalArgumentException("the key is not there yet");
              }
              return Secret.of("plain");
            });

    assertThatThrownBy(() -> sealed.open(ACCESS)).hasMessage("the key is not there yet");
    assertThat(sealed.open(ACCESS).reveal(ACCESS)).isEqualTo("plain");
  }

  @Test
  void read_back_it_holds_only_its_ciphertext() {
    SealedSecret sealed = SealedSecret.ofCiphertext("cipher");

    assertThat(sealed.ciphertext()).isEqualTo("cipher");
    assertThatThrownBy(() -> sealed.open(ACCESS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only the ciphertext");
  }

  @Test
  void it_is_known_by_its_ciphertext_and_prints_nothing() {
    SealedSecret sealed = SealedSecret.of("cipher", () -> Secret.of("plain"));

    assertThat(sealed)
        .isEqualTo(SealedSecret.ofCiphertext("cipher"))
        .hasSameHashCodeAs(SealedSecret.ofCiphertext("cipher"))
        .isNotEqualTo(SealedSecret.ofCiphertext("other"))
        .isNotEqualTo("cipher")
        .hasToString("sealed");
  }
}
