package io.geusemaker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.core.files.Records;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The result of an earlier operation")
final class ResultsTest {

  private static final String OPERATION = "20261127-062246-d39a56";
  private static final Instant THEN = Instant.parse("2026-11-27T06:22:46Z");

  private final Path directory;

  ResultsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void isFoundForTheSamePatch() {
    PatchKind kind = new PatchKind(request("n8n", 300));
    results().keep(OPERATION, kind, result());

    assertThat(results().find(OPERATION, kind)).contains(result());
  }

  @Test
  void isNotTheAnswerToAnotherPatch() {
    results().keep(OPERATION, new PatchKind(request("n8n", 300)), result());

    for (PatchRequest other : List.of(request("postgres", 300), request("n8n", 301))) {
      assertThatThrownBy(() -> results().find(OPERATION, new PatchKind(other)))
          .isInstanceOfSatisfying(
              GeuseMakerException.class,
              e -> assertThat(e.failure()).isInstanceOf(RequestFailure.OperationIdTaken.class));
    }
  }

  private Results results() {
    return new Results(Records.in(directory));
  }

  private static PatchRequest request(String service, long cacheSeconds) {
    PatchRequest all = PatchRequest.everything(new DeploymentName("my-dev-stack"));
    return new PatchRequest(
        all.deploymentName(),
        List.of(service),
        false,
        false,
        Optional.of(86_400L),
        all.advisories(),
        false,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        cacheSeconds,
        false);
  }

  private static PatchResult result() {
    return new PatchResult(
        true,
        List.of(PatchInfo.of("n8n", "n8nio/n8n", "2.40.6", "2.40.7")),
        List.of(),
        new PreviousState("running", Map.of(), Map.of(), Map.of(), THEN),
        12.5,
        Map.of("n8n", 3.5),
        List.of(),
        List.of(),
        List.of(),
        5,
        new Receipt(OPERATION, "my-dev-stack", "plan", THEN));
  }
}
