package io.geusemaker.examples.sandbox.service;

import java.util.Map;
import java.util.function.Function;

/** The routes of a search engine whose key is that of the environment at start. */
record SearchDoor() implements Door {

  @Override
  public Reply answer(
      Map<String, String> environment, String path, Function<String, String> headers) {
    if (path.equals("/health")) {
      return new Reply(200, "{\"status\":\"available\"}");
    }
    String wanted = "Bearer " + environment.getOrDefault(SearchService.VARIABLE, "");
    if (!wanted.equals(headers.apply("Authorization"))) {
      return Reply.unauthorized();
    }
    return path.equals("/indexes") ? new Reply(200, "{\"results\":[]}") : new Reply(404, "{}");
  }
}
