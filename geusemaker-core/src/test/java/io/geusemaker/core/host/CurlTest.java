package io.geusemaker.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.spi.Script;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A question over HTTP from the host")
class CurlTest {

  private static final HttpCheck CHECK = HttpCheck.get("/me").onPort(80);

  private static String settings(HttpCheck check, String secret) {
    Curl curl = new Curl(1).with("new", "a", check, Secret.of(secret));
    Script script = curl.on(Script.of("ask", curl.text()));
    assertThat(script.text() + script.parameters()).doesNotContain(secret);
    return Objects.requireNonNull(script.secrets().get("HTTP_SETTINGS_0"))
        .reveal(SecretAccess.deliberate());
  }

  @Test
  void hasItsSecretInAHeaderThatCurlReadsFromItsInput() {
    assertThat(settings(CHECK.header("api-key"), "s3cret-Key"))
        .isEqualTo("header = \"api-key: s3cret-Key\"\n");
    assertThat(settings(CHECK.bearer(), "s3cret-Key"))
        .isEqualTo("header = \"Authorization: Bearer s3cret-Key\"\n");
    assertThat(settings(CHECK.basic("admin"), "s3cret-Key"))
        .isEqualTo("header = \"Authorization: Basic YWRtaW46czNjcmV0LUtleQ==\"\n");
  }

  @Test
  void doesNotLetASecretOutOfItsQuotes() {
    assertThat(settings(CHECK.header("api-key"), "a\"b\\c"))
        .isEqualTo("header = \"api-key: a\\\"b\\\\c\"\n");
    assertThat(Curl.canPresent(Secret.of("a\"b\\c"))).isTrue();
    assertThat(Curl.canPresent(Secret.of("a\nurl = \"http://example.test\""))).isFalse();
  }

  @Test
  void isAnsweredByName() {
    String output =
        List.of("x.new 200", "x.old 401", "x.none 000", "x.odd").stream()
            .map(
                text ->
                    "@@GM http "
                        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                        + "\n")
            .reduce("", String::concat);

    assertThat(Curl.answers(Sections.parse(output)))
        .isEqualTo(Map.of("x.new", 200, "x.old", 401, "x.none", 0, "x.odd", 0));
  }
}
