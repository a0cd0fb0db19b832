package io.geusemaker.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptHashTest {

  /** Made by libxcrypt. */
  private static final String HASH = "$2a$10$abcdefghijklmnopqrstuuj9NfHS3Wgc8i.xPVfyyo9cqv/UJkRpC";

  @ParameterizedTest
  @ValueSource(
      strings = {
        HASH,
        "$2y$10$abcdefghijklmnopqrstuuj9NfHS3Wgc8i.xPVfyyo9cqv/UJkRpC",
        "$2b$10$abcdefghijklmnopqrstuuj9NfHS3Wgc8i.xPVfyyo9cqv/UJkRpC"
      })
  void it_knows_the_password_that_a_hash_was_made_from(String hash) {
    assertThat(BcryptHash.parse(hash).matches(Secret.of("Correct-Horse.1"))).isTrue();
    assertThat(BcryptHash.parse(hash).matches(Secret.of("Correct-Horse.2"))).isFalse();
    assertThat(BcryptHash.parse(hash).matches(Secret.of(""))).isFalse();
  }

  @Test
  void like_n8n_it_looks_at_the_first_72_bytes_only() {
    BcryptHash hash =
        BcryptHash.parse("$2b$10$abcdefghijklmnopqrstuuiYfj.JCH/8Hff5KmeyaPABzfEqwvS.a");
    assertThat(hash.matches(Secret.of("a".repeat(80)))).isTrue();
    assertThat(hash.matches(Secret.of("a".repeat(72)))).isTrue();
    assertThat(hash.matches(Secret.of("a".repeat(71)))).isFalse();
  }

  @Test
  void a_new_hash_is_of_the_form_that_n8n_stores() {
    Secret password = new PasswordGenerator().generate();
    BcryptHash hash = BcryptHash.of(password);

    assertThat(text(hash)).hasSize(60).startsWith("$2a$10$");
    assertThat(hash.matches(password)).isTrue();
    assertThat(BcryptHash.parse(text(hash))).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(BcryptHash.of(password)).as("another salt").isNotEqualTo(hash);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> BcryptHash.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this is not a bcrypt hash of version 2a, 2b or 2y");
  }

  static List<String> malformed() {
    return List.of(
        "",
        "Correct-Horse.1",
        HASH + "\n",
        " " + HASH,
        HASH.substring(0, 59),
        HASH + "a",
        HASH.replace("$2a", "$2x"),
        HASH.replace("$10", "$03"),
        HASH.replace("$10", "$32"),
        HASH.replace("$10", "$1"),
        HASH.replace("$2a$10$", "2a10"),
        HASH.replace("abc", "ab+"));
  }

  @ParameterizedTest
  @MethodSource("unhashable")
  void a_password_that_bcrypt_would_not_see_whole_is_refused(String password) {
    assertThatThrownBy(() -> BcryptHash.of(Secret.of(password)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bcrypt takes passwords of 1 to 72 bytes, none of them NUL");
  }

  static List<String> unhashable() {
    return List.of("", "a".repeat(73), "é".repeat(37), "before\0after");
  }

  @Test
  void it_prints_masked() {
    assertThat(BcryptHash.parse(HASH)).hasToString("bcrypt hash ********").isNotEqualTo(HASH);
  }

  private static String text(BcryptHash hash) {
    return hash.asSecret().reveal(SecretAccess.deliberate());
  }
}
