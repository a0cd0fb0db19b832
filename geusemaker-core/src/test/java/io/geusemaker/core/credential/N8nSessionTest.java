package io.geusemaker.core.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cookie of an n8n session")
class N8nSessionTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private static String[] cookie(String signing) {
    return N8nSession.cookie(
            "7", "owner@example.test", Secret.of("$2a$10$x"), Secret.of(signing), NOW)
        .reveal(SecretAccess.deliberate())
        .split("\\.");
  }

  @Test
  void saysWhoAndIsBoundToThePassword() throws Exception {
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(cookie("s")[1]));

    assertThat(claims.path("id").asText()).isEqualTo("7");
    // printf '%s' 'owner@example.test:$2a$10$x' | openssl dgst -sha256 -binary | base64 | cut
    // -c1-10
    assertThat(claims.path("hash").asText()).isEqualTo("wZmPpRkJb1");
    assertThat(claims.path("exp").asLong()).isEqualTo(1_700_003_600);
  }

  @Test
  void isSignedByTheSecret() throws Exception {
    String[] parts = cookie("a signing secret");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("a signing secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));

    assertThat(Base64.getUrlDecoder().decode(parts[2]))
        .isEqualTo(mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8)));
    assertThat(cookie("another")[2]).isNotEqualTo(parts[2]);
  }
}
