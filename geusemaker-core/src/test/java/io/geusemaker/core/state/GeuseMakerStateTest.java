package io.geusemaker.core.state;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.core.Fixtures;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeuseMakerStateTest {

  private final Path directory;
  private final Path file;

  GeuseMakerStateTest(@TempDir Path directory) {
    this.directory = directory;
    file = directory.resolve("dev.json");
  }

  @Test
  void readsWhatGeuseMakerWrites() {
    write(
        """
        {"schema_version": 2, "stack_name": "dev", "status": "running",
         "instance_id": "i-0abc", "public_ip": "203.0.113.5", "private_ip": "10.0.0.5",
         "keypair_name": "dev-key", "efs_id": "fs-1", "n8n_url": "http://203.0.113.5:5678",
         "auto_scaling_group_name": null,
         "container_images": {"n8n": "n8nio/n8n:latest", "postgres": "postgres:15", "odd": 3},
         "previous_states": [], "rollback_history": [],
         "config": {"region": "eu-central-1", "tier": "dev"},
         "updated_at": "2026-11-23T10:00:00Z", "something_new": {"a": 1}}
        """);

    assertThat(GeuseMakerState.read(file))
        .hasValue(
            new GeuseMakerState(
                "dev",
                "running",
                Optional.of("eu-central-1"),
                Optional.of("i-0abc"),
                Optional.of("203.0.113.5"),
                Optional.of("10.0.0.5"),
                Optional.of("dev-key"),
                Optional.of("fs-1"),
                Optional.empty(),
                Map.of("n8n", "n8nio/n8n:latest", "postgres", "postgres:15")));
  }

  @Test
  void isEmptyWhenThereIsNoFile() {
    assertThat(GeuseMakerState.read(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"running\"}",
        "{\"status\":\"running\",\"version\":2}",
        "{\"status\":\"running\",\"version\":\"1\"}",
        "{\"status\":\"running\",\"version\":\"4.0.1\"}",
        "{\"status\":\"running\",\"schema_version\":\"2\",\"version\":9}",
        "{\"status\":\"running\",\"schema_version\":null}"
      })
  void theSchemaVersionCanBeMissingOrHaveAnotherName(String json) {
    write(json);

    GeuseMakerState state = GeuseMakerState.read(file).orElseThrow();

    assertThat(state.stackName()).isEqualTo("dev");
    state.requireRunning();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"running\",\"schema_version\":3}",
        "{\"status\":\"running\",\"schema_version\":\"3\"}",
        "{\"status\":\"running\",\"version\":3}"
      })
  void aNewerSchemaIsRefused(String json) {
    write(json);

    assertThat(failureOf(() -> GeuseMakerState.read(file)))
        .isEqualTo(new LookupFailure.NewerState(file.toString(), 3, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "running",
        "{} {}",
        "{\"schema_version\":2}",
        "{\"schema_version\":2,\"status\":\" \"}",
        "{\"schema_version\":\"two\",\"status\":\"running\"}"
      })
  void whatMakesNoSenseIsUnreadable(String text) {
    write(text);

    assertThat(failureOf(() -> GeuseMakerState.read(file)))
        .isInstanceOf(LookupFailure.UnreadableState.class);
  }

  @Test
  void aDirectoryInItsPlaceIsUnreadable() {
    assertThat(failureOf(() -> GeuseMakerState.read(directory)))
        .isInstanceOf(LookupFailure.UnreadableState.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"creating", "updating", "rolling_back", "destroying", "terminated"})
  void anyOtherStatusIsNotRunning(String status) {
    write("{\"schema_version\":2,\"status\":\"" + status + "\"}");

    GeuseMakerState state = GeuseMakerState.read(file).orElseThrow();

    assertThat(failureOf(state::requireRunning))
        .isEqualTo(new LookupFailure.NotRunning("dev", status));
  }

  private void write(String json) {
    Fixtures.overwrite(file, json.getBytes(UTF_8));
  }
}
