package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.credential.ScramVerifier;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What PostgreSQL stores of a role's password")
class RoleVerifierTest {

  private static final Secret PASSWORD = Secret.of("correct horse battery staple");
  private static final Secret OTHER = Secret.of("correct horse battery stable");
  // SELECT 'md5' || md5('correct horse battery staple' || 'geusemaker')
  private static final String MD5 = "md5751f1359fcaa9f4b769e7435a41083fe";

  @Test
  void matchesItsPasswordWhenItIsAScramVerifier() {
    String stored = ScramVerifier.of(PASSWORD).asSecret().reveal(SecretAccess.deliberate());

    assertThat(RoleVerifier.matches(stored, "geusemaker", PASSWORD)).isTrue();
    assertThat(RoleVerifier.matches(stored, "geusemaker", OTHER)).isFalse();
  }

  @Test
  void doesNotDependOnTheRoleWhenItIsAScramVerifier() {
    String stored = ScramVerifier.of(PASSWORD).asSecret().reveal(SecretAccess.deliberate());

    assertThat(RoleVerifier.matches(stored, "renamed", PASSWORD)).isTrue();
  }

  @Test
  void matchesItsPasswordWhenItIsAnOldMd5Hash() {
    assertThat(RoleVerifier.matches(MD5, "geusemaker", PASSWORD)).isTrue();
    assertThat(RoleVerifier.matches(MD5, "geusemaker", OTHER)).isFalse();
  }

  @Test
  void isSaltedWithTheRoleWhenItIsAnOldMd5Hash() {
    assertThat(RoleVerifier.matches(MD5, "renamed", PASSWORD)).isFalse();
  }

  @ParameterizedTest(name = "such as \"{0}\"")
  @ValueSource(
      strings = {
        "",
        "md5",
        "md5zz",
        "correct horse battery staple",
        "SCRAM-SHA-256$4096:c2FsdA==",
        "SCRAM-SHA-256$0:c2FsdA==$AAAA:AAAA",
        "SCRAM-SHA-512$4096:c2FsdA==$AAAA:AAAA"
      })
  void matchesNothingWhenItIsMalformed(String stored) {
    assertThat(RoleVerifier.matches(stored, "geusemaker", PASSWORD)).isFalse();
  }

  @Test
  void matchesNothingWhenAVerifierIsCutOrFollowedByALineBreak() {
    String stored = ScramVerifier.of(PASSWORD).asSecret().reveal(SecretAccess.deliberate());

    assertThat(RoleVerifier.matches(stored + "\n", "geusemaker", PASSWORD)).isFalse();
    assertThat(
            RoleVerifier.matches(stored.substring(0, stored.length() - 1), "geusemaker", PASSWORD))
        .isFalse();
    assertThat(RoleVerifier.matches(MD5 + "\n", "geusemaker", PASSWORD)).isFalse();
    assertThat(RoleVerifier.matches(MD5.toUpperCase(Locale.ROOT), "geusemaker", PASSWORD))
        .isFalse();
  }
}
