package io.geusemaker.core.registry.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the stub answers. */
public final class Reply {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final int missing;

  private Reply(int status, Map<String, String> headers, byte[] body, int missing) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.missing = missing;
  }

  public static Reply ok(String mediaType, byte[] body) {
    return new Reply(200, Map.of("Content-Type", mediaType), body, 0);
  }

  public static Reply json(String body) {
    return ok("application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply status(int status) {
    return new Reply(status, Map.of(), new byte[0], 0);
  }

  public static Reply error(int status, String code) {
    Reply page = json("{\"errors\":[{\"code\":\"%s\",\"message\":\"no\"}]}".formatted(code));
    return new Reply(status, page.headers, page.body, 0);
  }

  public static Reply redirect(String location) {
    return status(307).with("Location", location);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, missing);
  }

  /** Announces more than comes before the connection is closed. */
  public Reply brokenOff() {
    return new Reply(status, headers, body, 10);
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    int announced = body.length + missing;
    exchange.sendResponseHeaders(status, announced == 0 ? -1 : announced);
    if (announced > 0) {
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
    }
  }
}
