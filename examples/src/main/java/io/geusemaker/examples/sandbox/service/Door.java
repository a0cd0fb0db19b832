package io.geusemaker.examples.sandbox.service;

import java.util.Map;
import java.util.function.Function;

/** How a stand-in answers a {@code GET}. */
interface Door {

  /**
   * Answers.
   *
   * @param environment what the container was started with
   * @param path the path that is asked for
   * @param headers the value of a header, or an empty text
   * @return status and body
   */
  Reply answer(Map<String, String> environment, String path, Function<String, String> headers);

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body JSON
   */
  record Reply(int status, String body) {

    static Reply unauthorized() {
      return new Reply(401, "{\"status\":{\"error\":\"unauthorized\"}}");
    }
  }
}
