package io.geusemaker.core.step;

import static io.geusemaker.core.host.FakeHost.prints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.core.host.FakeHost;
import io.geusemaker.core.host.ScriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A service with a new image that its health check finds well")
class ReplaceImagesTest {

  private static final HostLayout LAYOUT =
      new HostLayout("stack", "/project", List.of("/project/c.yml"), List.of(), "v2");

  @TempDir private Path scratch = Path.of("");
  private FakeHost host;

  @BeforeEach
  void prepare() throws IOException {
    host =
        new FakeHost(scratch)
            .docker("ps *", "if [ -e \"$here/up\" ]; then echo new; else echo old; fi")
            .docker("compose version --short", prints("2.26.1"))
            .docker("compose *config*", ":")
            .docker("compose *up -d *", ": >\"$here/up\"")
            .docker("inspect --format {{.State.StartedAt}}*", prints("then|running healthy|0"))
            .docker("port *", prints("127.0.0.1:16333"));
  }

  @ParameterizedTest
  @CsvSource({
    "qdrant, 6333, http://127.0.0.1:16333/",
    "crawl4ai, 11235, http://127.0.0.1:16333/health",
    "ollama, 11434, http://127.0.0.1:16333/api/version"
  })
  void isUpOnceItAnswersAsItDidBefore(String service, int port, String address) throws IOException {
    curl("200", "if [ -e \"$here/asked\" ]; then echo 200; else echo 503; fi; : >\"$here/asked\"");

    replace(service);

    assertThat(asked()).containsOnly(address).hasSize(3);
    assertThat(host.calls()).anyMatch(call -> call.startsWith("port old " + port + "/tcp"));
  }

  @Test
  void isNotUpWhenItDoesNotAnswerAsItDidBefore() throws IOException {
    curl("200", "echo 500");

    HostFailure.ScriptFailed failed =
        (HostFailure.ScriptFailed)
            catchThrowableOfType(GeuseMakerException.class, () -> replace("qdrant")).failure();

    assertThat(failed.exitCode()).isEqualTo(67);
    assertThat(failed.detail()).contains("qdrant does not answer", "as it did before");
  }

  @Test
  void needNotAnswerWhereTheOldOneDidNot() throws IOException {
    curl("401", "echo 000");

    replace("qdrant");

    assertThat(asked()).hasSize(1);
  }

  @Test
  void isNotAskedWhereThereIsNothingToAskWith() {
    replace("qdrant");

    assertThat(host.calls()).anyMatch(call -> call.contains("up -d"));
  }

  private void replace(String service) {
    Restarts restarts = new Restarts(List.of(service), 2);
    new ReplaceImages(
            LAYOUT,
            Map.of(),
            new WriteFiles(LAYOUT, List.of(), restarts),
            restarts,
            Optional.empty(),
            Optional.empty())
        .apply(new ScriptRunner(host));
  }

  private List<String> asked() throws IOException {
    return Files.readAllLines(scratch.resolve("addresses"));
  }

  /** A curl that tells the status of the old container's answer, and does something for the new. */
  private void curl(String before, String after) throws IOException {
    Path program =
        Files.writeString(
            scratch.resolve("bin/curl"),
            """
            #!/bin/sh
            here='%s'
            for argument; do last=$argument; done
            echo "$last" >>"$here/addresses"
            if [ -e "$here/up" ]; then
              %s
            else
              echo %s
            fi
            """
                .formatted(scratch, after, before));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
