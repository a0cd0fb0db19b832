package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.credential.BcryptHash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a line of a basic-auth file has")
class HtpasswdFormTest {

  private static final Secret PASSWORD = Secret.of("a password");

  @ParameterizedTest
  @CsvSource({
    "$2y$05$ZyU7mz3VSkXt.HCTfMaEX.2Hi4Q0cMvLZVJwoSXy5D.TrQyNGqQYa, BCRYPT",
    "$apr1$Lx2fSGjA$U3AjfvaHJYIJKJmkjxiMZ0, APR1",
    "$1$abcdefgh$0123456789012345678901, MD5_CRYPT",
    "$5$abc$def, SHA_256_CRYPT",
    "$6$rounds=5000$abc$def, SHA_512_CRYPT",
    "$y$j9T$abc$def, YESCRYPT",
    "{SHA}VBPuJHI7uixaa6LQGWx4s+5GKNE=, SHA",
    "{SSHA}y3ZN2qwxTtXYaYAXXDQGnm9gwGpmYWtl, SALTED_SHA",
    "{PLAIN}a password, PLAIN",
    "rqXexS6ZhobKA, DES_CRYPT",
    "'', UNKNOWN",
    "*, UNKNOWN",
    "$2y$05$short, UNKNOWN"
  })
  void isToldApart(String hash, HtpasswdForm form) {
    assertThat(HtpasswdForm.of(hash)).isEqualTo(form);
    assertThat(form.words()).isNotEmpty();
  }

  @Test
  void isComparedWithAPasswordWhereThatCanBeTold() {
    String bcrypt = Stored.text(BcryptHash.of(PASSWORD).asSecret());

    assertThat(HtpasswdForm.BCRYPT.isOf(bcrypt, PASSWORD)).contains(true);
    assertThat(HtpasswdForm.BCRYPT.isOf(bcrypt, Secret.of("another"))).contains(false);
    assertThat(HtpasswdForm.PLAIN.isOf("{PLAIN}a password", PASSWORD)).contains(true);
    assertThat(HtpasswdForm.PLAIN.isOf("{PLAIN}another", PASSWORD)).contains(false);
    assertThat(HtpasswdForm.APR1.isOf("$apr1$abc$def", PASSWORD)).isEmpty();
  }

  @Test
  void ofACostThatThereIsNotIsOfNoPassword() {
    String hash = "$2a$99$" + "a".repeat(53);

    assertThat(HtpasswdForm.of(hash).isOf(hash, PASSWORD)).contains(false);
  }
}
