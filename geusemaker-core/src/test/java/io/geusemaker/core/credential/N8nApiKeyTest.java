package io.geusemaker.core.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An API key of n8n")
class N8nApiKeyTest {

  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  private static final Optional<Secret> SIGNING = Optional.of(Secret.of("what signs"));

  private static Secret token(String claims) {
    String signed =
        JsonWebToken.encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
            + "."
            + JsonWebToken.encoded(claims);
    return Secret.of(signed + "." + JsonWebToken.signature(signed, SIGNING.orElseThrow()));
  }

  private static String claims(Secret key) {
    String[] parts = key.reveal(SecretAccess.deliberate()).split("\\.", -1);
    return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
  }

  @Test
  void keepsItsUserAndItsEnd() {
    Secret old =
        token(
            "{\"sub\":\"u1\",\"iss\":\"n8n\",\"aud\":\"public-api\",\"iat\":1,\"exp\":2000000000}");

    Secret fresh = N8nApiKey.reissued(old, SIGNING, NOW);

    assertThat(claims(fresh))
        .contains("\"sub\":\"u1\"", "\"aud\":\"public-api\"", "\"exp\":2000000000", "\"jti\":")
        .contains("\"iat\":" + NOW.getEpochSecond());
    assertThat(N8nApiKey.isValid(fresh, SIGNING, NOW)).isTrue();
    assertThat(N8nApiKey.isValid(fresh, Optional.of(Secret.of("another")), NOW)).isFalse();
    assertThat(N8nApiKey.isValid(fresh, SIGNING, Instant.ofEpochSecond(2000000000))).isFalse();
  }

  @Test
  void issuedTwiceInASecondIsNotTheSame() {
    Secret old = token("{\"sub\":\"u1\",\"iss\":\"n8n\",\"aud\":\"public-api\"}");

    assertThat(N8nApiKey.reissued(old, SIGNING, NOW).sameAs(N8nApiKey.reissued(old, SIGNING, NOW)))
        .isFalse();
  }

  @Test
  void isNotWhatOthersHaveIssued() {
    assertThat(N8nApiKey.isKnown(token("{\"sub\":\"u1\",\"iss\":\"someone\"}"))).isFalse();
    assertThat(N8nApiKey.isKnown(Secret.of("a.b.c"))).isFalse();
    assertThat(N8nApiKey.isKnown(Secret.of(""))).isFalse();
    assertThat(N8nApiKey.isKnown(Secret.of("n8n_api_12"))).isTrue();
  }

  @Test
  void isNotSignedByASecretKeptUnderAnotherKey() {
    assertThat(N8nSigningSecret.unwrapped(Secret.of("AbYqF+6t"), Secret.of("key"))).isEmpty();
    assertThat(N8nSigningSecret.unwrapped(Secret.of("no base64"), Secret.of("key"))).isEmpty();
    assertThat(
            N8nSigningSecret.unwrapped(
                Secret.of(Base64.getEncoder().encodeToString(unauthentic())), Secret.of("key")))
        .isEmpty();
  }

  private static byte[] unauthentic() {
    byte[] made = new byte[80];
    made[0] = 1;
    return made;
  }
}
