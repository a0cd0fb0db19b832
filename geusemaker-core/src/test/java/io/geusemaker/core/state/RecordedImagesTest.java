package io.geusemaker.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.failure.GeuseMakerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("GeuseMaker's own record of images")
final class RecordedImagesTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
  private static final String STATE =
      """
      {"stack_name": "s", "status": "running", "schema_version": 2, "surprise": {"kept": [1, 2]},
       "config": {"region": "eu-west-1"}, "updated_at": "2026-01-01T00:00:00Z",
       "container_images": {"n8n": "n8nio/n8n:2.40.6", "postgres": "postgres:15.18"},
       "previous_states": [{"n": 1}, {"n": 2}, {"n": 3}, {"n": 4}, {"n": 5}]}
      """;

  @TempDir private Path directory = Path.of("");

  private JsonNode record(String content, Map<String, String> images) throws IOException {
    Path file = directory.resolve("s.json");
    Files.writeString(file, content);
    RecordedImages.in(file, NOON).record(images);
    return new ObjectMapper().readTree(Files.readString(file));
  }

  @Test
  void namesWhatRunsNow() throws IOException {
    JsonNode state = record(STATE, Map.of("n8n", "n8nio/n8n:2.40.7"));

    assertThat(state.path("container_images").path("n8n").asText()).isEqualTo("n8nio/n8n:2.40.7");
    assertThat(state.path("container_images").path("postgres").asText())
        .isEqualTo("postgres:15.18");
    assertThat(state.path("updated_at").asText()).isEqualTo("2026-11-27T12:00:00Z");
  }

  @Test
  void keepsFiveStatesBeforeTheNewestFirst() throws IOException {
    JsonNode states = record(STATE, Map.of("n8n", "n8nio/n8n:2.40.7")).path("previous_states");

    assertThat(states).hasSize(5);
    assertThat(states.path(0).path("container_images").path("n8n").asText())
        .isEqualTo("n8nio/n8n:2.40.6");
    assertThat(states.path(0).path("config").path("region").asText()).isEqualTo("eu-west-1");
    assertThat(states.path(1).path("n").asInt()).isEqualTo(1);
    assertThat(states.path(4).path("n").asInt()).isEqualTo(4);
  }

  @Test
  void keepsWhatIsNotKnownHere() throws IOException {
    assertThat(record(STATE, Map.of("n8n", "x:1")).path("surprise").path("kept")).hasSize(2);
  }

  @Test
  void doesNotChangeWhenItIsRecordedAgain() throws IOException {
    record(STATE, Map.of("n8n", "n8nio/n8n:2.40.7"));
    String once = Files.readString(directory.resolve("s.json"));

    RecordedImages.in(directory.resolve("s.json"), Clock.systemUTC())
        .record(Map.of("n8n", "n8nio/n8n:2.40.7"));

    assertThat(directory.resolve("s.json")).hasContent(once);
  }

  @Test
  void takesBackWhatItHasHeardOf() throws IOException {
    record(STATE, Map.of("n8n", "n8nio/n8n:2.40.7"));
    Path file = directory.resolve("s.json");
    RecordedImages.in(file, NOON)
        .takeBack(
            Map.of("n8n", "n8nio/n8n:2.40.7", "postgres", "postgres:15.20"),
            Map.of("n8n", "n8nio/n8n:2.40.6", "postgres", "postgres:15.19"));

    JsonNode images = new ObjectMapper().readTree(Files.readString(file)).path("container_images");
    assertThat(images.path("n8n").asText()).isEqualTo("n8nio/n8n:2.40.6");
    assertThat(images.path("postgres").asText()).isEqualTo("postgres:15.18");
    assertThat(new ObjectMapper().readTree(Files.readString(file)).path("previous_states"))
        .as("the patch is no earlier state")
        .hasSize(4)
        .allSatisfy(state -> assertThat(state.path("n").asInt()).isPositive());
  }

  @Test
  void isNotMadeWhereThereIsNone() {
    Path file = directory.resolve("none.json");
    RecordedImages.in(file, NOON).record(Map.of("n8n", "x:1"));
    assertThat(file).doesNotExist();
  }

  @Test
  void isNotTouchedWhenItIsDamaged() {
    assertThatThrownBy(() -> record("{\"stack", Map.of("n8n", "x:1")))
        .isInstanceOf(GeuseMakerException.class);
    assertThat(directory.resolve("s.json")).hasContent("{\"stack");
  }
}
