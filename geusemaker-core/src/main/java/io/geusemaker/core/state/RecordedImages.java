package io.geusemaker.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The images in GeuseMaker's own state file. Only {@code container_images}, {@code previous_states}
 * and {@code updated_at} change; everything else stays, also what is not known here.
 */
public final class RecordedImages {

  /** GeuseMaker keeps as many. */
  private static final int KEPT = 5;

  private final Path file;
  private final Clock clock;

  private RecordedImages(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * The images that a state file names.
   *
   * @param file GeuseMaker's state file; it need not exist
   * @param clock tells when it was updated
   * @return its images
   */
  public static RecordedImages in(Path file, Clock clock) {
    return new RecordedImages(file, clock);
  }

  /**
   * Records that services run again what they ran before. Where something else is recorded than
   * what is taken back, that stays.
   *
   * @param takenBack image reference that is taken back, by service
   * @param references image reference that was there before it, by service
   * @throws GeuseMakerException when the file cannot be read or written
   */
  public void takeBack(Map<String, String> takenBack, Map<String, String> references) {
    Map<String, String> back = new LinkedHashMap<>();
    AtomicFile.at(file)
        .read()
        .map(this::parse)
        .map(state -> state.path("container_images"))
        .ifPresent(
            images ->
                references.forEach(
                    (service, reference) -> {
                      if (images.path(service).asText().equals(takenBack.get(service))) {
                        back.put(service, reference);
                      }
                    }));
    if (!back.isEmpty()) {
      record(back);
    }
  }

  /**
   * Records what services run now; a repetition changes nothing.
   *
   * @param references image reference by service
   * @throws GeuseMakerException when the file cannot be read or written
   */
  public void record(Map<String, String> references) {
    AtomicFile atomic = AtomicFile.at(file);
    Optional<byte[]> content = atomic.read();
    if (content.isEmpty()) {
      return;
    }
    ObjectNode state = parse(content.get());
    ObjectNode images =
        state.path("container_images") instanceof ObjectNode present
            ? present
            : state.putObject("container_images");
    if (references.entrySet().stream()
        .allMatch(entry -> images.path(entry.getKey()).asText().equals(entry.getValue()))) {
      return;
    }
    String now = clock.instant().toString();
    remember(state, images.deepCopy(), now);
    references.forEach(images::put);
    state.put("updated_at", now);
    try {
      atomic.write(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
    } catch (IOException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
  }

  private static void remember(ObjectNode state, JsonNode imagesBefore, String now) {
    ObjectNode before = Json.mapper().createObjectNode();
    before.set("config", state.path("config").deepCopy());
    before.set("container_images", imagesBefore);
    before.put("status", state.path("status").asText());
    before.put("created_at", now);
    ArrayNode older =
        state.path("previous_states") instanceof ArrayNode present
            ? present
            : state.putArray("previous_states");
    older.insert(0, before);
    while (older.size() > KEPT) {
      older.remove(older.size() - 1);
    }
  }

  private ObjectNode parse(byte[] content) {
    try {
      if (Json.mapper().readTree(content) instanceof ObjectNode state) {
        return state;
      }
    } catch (IOException e) {
      throw unreadable("it is not JSON");
    }
    throw unreadable("it is not a JSON object");
  }

  private GeuseMakerException unreadable(String reason) {
    return new GeuseMakerException(new LookupFailure.UnreadableState(file.toString(), reason));
  }
}
