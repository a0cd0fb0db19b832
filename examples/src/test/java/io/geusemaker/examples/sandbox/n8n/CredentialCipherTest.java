package io.geusemaker.examples.sandbox.n8n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CredentialCipherTest {

  private final CredentialCipher cipher = new CredentialCipher("key-of-n8n");

  @Test
  void whatOpensslEncryptedIsRead() {
    String byOpenssl = "U2FsdGVkX1+UfuAWOBbqrMdi1EVrtgKdCz8sN3R1uJM=";

    assertThat(cipher.decrypt(byOpenssl)).isEqualTo("hello {\"a\":1}");
  }

  @Property(tries = 50)
  void whatWasEncryptedIsRead(@ForAll String text) {
    String wellFormed =
        new String(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8);

    assertThat(cipher.decrypt(cipher.encrypt(wellFormed))).isEqualTo(wellFormed);
  }

  @Test
  void anotherKeyDoesNotFit() {
    String stored = "U2FsdGVkX1+UfuAWOBbqrMdi1EVrtgKdCz8sN3R1uJM=";

    assertThatThrownBy(() -> new CredentialCipher("another").decrypt(stored))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
