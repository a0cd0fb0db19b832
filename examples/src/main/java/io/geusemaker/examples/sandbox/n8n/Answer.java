package io.geusemaker.examples.sandbox.n8n;

import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status the status code
 * @param body the body as JSON
 * @param headers further headers
 */
record Answer(int status, String body, Map<String, String> headers) {

  static Answer of(int status, String body) {
    return new Answer(status, body, Map.of());
  }

  static Answer error(int status, int code, String message) {
    return of(status, "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
  }
}
