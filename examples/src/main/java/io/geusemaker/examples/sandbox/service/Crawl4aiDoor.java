package io.geusemaker.examples.sandbox.service;

import java.util.Map;
import java.util.function.Function;

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
    if (checks() && !wanted.equals(headers.apply("Authorization"))) {
      return Reply.unauthorized();
    }
    return path.equals("/schema") ? new Reply(200, "{}") : new Reply(404, "{}");
  }

  private boolean checks() {
    int minor = Integer.parseInt(version.split("\\.", -1)[1]);
    return minor < 5 || minor >= 9;
  }
}
