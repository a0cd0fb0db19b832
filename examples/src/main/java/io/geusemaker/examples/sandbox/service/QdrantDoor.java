package io.geusemaker.examples.sandbox.service;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A stand-in for Qdrant's routes: keys are those of the environment at start, the second one from
 * 1.17 on. Without a first key everybody is let in.
 *
 * @param version what it says that it is
 */
record QdrantDoor(String version) implements Door {

  private static final String PREFIX = "QDRANT__SERVICE__";
  private static final List<String> OPEN = List.of("/", "/healthz", "/readyz", "/livez");

  @Override
  public Reply answer(
      Map<String, String> environment, String path, Function<String, String> headers) {
    if (OPEN.contains(path)) {
      return new Reply(200, "{\"title\":\"stand-in for qdrant\",\"version\":\"" + version + "\"}");
    }
    List<String> keys =
        Stream.of("API_KEY", "READ_ONLY_API_KEY", knowsSecondKey() ? "ALT_API_KEY" : "API_KEY")
            .map(name -> environment.getOrDefault(PREFIX + name, ""))
            .filter(key -> !key.isEmpty())
            .toList();
    return keys.isEmpty() || keys.contains(headers.apply("api-key"))
        ? new Reply(200, "{\"result\":{\"collections\":[]},\"status\":\"ok\"}")
        : Reply.unauthorized();
  }

  private boolean knowsSecondKey() {
    return Integer.parseInt(version.split("\\.", -1)[1]) >= 17;
  }
}
