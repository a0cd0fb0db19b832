package io.geusemaker.examples.sandbox.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stand-in for Crawl4AI's routes. From 0.5.0 up to 0.8.6 it ignores its token, as the real one.
 *
 * @param version what it says that it is
 */
record Crawl4aiDoor(String version) implements Door {

  @Override
  public Reply answer(
      Map<String, String> environment, String path, Function<String, String> headers) {
    if (path.equals("/health")) {
      return new Reply(200, "{\"status\":\"ok\",\"version\":\"" + version + "\"}");
    }
    String wanted = "Bearer " + environment.getOrDefault("CRAWL4AI_API_TOKEN", "");
    String shown = String.valueOf(headers.apply("Authorization"));
    if (checks() && !wanted.equals(shown) && !isSigned(environment, shown)) {
      return Reply.unauthorized();
    }
    return path.equals("/schema") ? new Reply(200, "{}") : new Reply(404, "{}");
  }

  private boolean checks() {
    return minor() < 5 || minor() >= 9;
  }

  /** Whether it is a token that it could have issued. */
  private boolean isSigned(Map<String, String> environment, String shown) {
    String secret = environment.getOrDefault("SECRET_KEY", "");
    String token = shown.replaceFirst("^Bearer ", "");
    int dot = token.lastIndexOf('.');
    if (minor() < 9 || secret.isEmpty() || dot < 0) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(token.substring(0, dot).getBytes(UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(signature)
          .equals(token.substring(dot + 1));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private int minor() {
    return Integer.parseInt(version.split("\\.", -1)[1]);
  }
}
