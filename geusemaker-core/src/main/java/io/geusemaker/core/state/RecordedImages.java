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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The images in GeuseMaker's own state file. Only {@code container_images}, {@code previous_states}
 * and {@code updated_at} change; everything else stays, also what is not known here.
 */
public final class RecordedImages {

  private static final String IMAGES = "container_images";
  private static final String STATES = "previous_states";

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
   * Records what services run now; a repetition changes nothing.
   *
   * @param references image reference by service
   * @throws GeuseMakerException when the file cannot be read or written
   */
  public void record(Map<String, String> references) {
    change(
        (state, images) -> {
          if (references.entrySet().stream().allMatch(entry -> names(images, entry))) {
            return false;
          }
          remember(state, images.deepCopy());
          references.forEach(images::put);
          return true;
        });
  }

  /**
   * Records that services run again what they ran before, as if what is taken back had never been
   * recorded. Where something else is recorded than what is taken back, that stays.
   *
   * @param takenBack image reference that is taken back, by service
   * @param references image reference that was there before it, by service
   * @throws GeuseMakerException when the file cannot be read or written
   */
  public void takeBack(Map<String, String> takenBack, Map<String, String> references) {
    change(
        (state, images) -> {
          List<String> services =
              takenBack.entrySet().stream()
                  .filter(entry -> names(images, entry))
                  .map(Map.Entry::getKey)
                  .toList();
          services.forEach(service -> images.put(service, references.get(service)));
          if (!services.isEmpty()
              && state.path(STATES) instanceof ArrayNode states
              && states.path(0).path(IMAGES).equals(images)) {
            states.remove(0);
          }
          return !services.isEmpty();
        });
  }

  private static boolean names(ObjectNode images, Map.Entry<String, String> reference) {
    return images.path(reference.getKey()).asText().equals(reference.getValue());
  }

  /** Writes the file when the change says that it has changed something. */
  private void change(BiPredicate<ObjectNode, ObjectNode> change) {
    AtomicFile atomic = AtomicFile.at(file);
    Optional<byte[]> content = atomic.read();
    if (content.isEmpty()) {
      return;
    }
    ObjectNode state = parse(content.get());
    ObjectNode images =
        state.path(IMAGES) instanceof ObjectNode present ? present : state.putObject(IMAGES);
    if (!change.test(state, images)) {
      return;
    }
    state.put("updated_at", clock.instant().toString());
    try {
      atomic.write(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
    } catch (IOException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
  }

  private void remember(ObjectNode state, JsonNode imagesBefore) {
    ObjectNode before = Json.mapper().createObjectNode();
    before.set("config", state.path("config").deepCopy());
    before.set(IMAGES, imagesBefore);
    before.put("status", state.path("status").asText());
    before.put("created_at", clock.instant().toString());
    ArrayNode older =
        state.path(STATES) instanceof ArrayNode present ? present : state.putArray(STATES);
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
