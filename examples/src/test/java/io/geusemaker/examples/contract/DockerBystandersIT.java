package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.model.RotationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a host has besides, with a real compose, which knows replicas. */
@DisplayName("On the Docker stack, a rotation minds")
final class DockerBystandersIT {

  /** One that runs three times, and one that has ended. */
  private static final String READERS =
      """

        worker:
          image: geusemaker-stack/postgres:15.18
          entrypoint: ["sleep", "1000"]
          environment:
            PGUSER: geusemaker
            PGPASSWORD: ${POSTGRES_PASSWORD:?}

        job:
          image: geusemaker-stack/postgres:15.18
          entrypoint: ["true"]
          environment:
            PGUSER: geusemaker
            PGPASSWORD: ${POSTGRES_PASSWORD:?}
      """;

  @RegisterExtension
  static final OnDocker<DockerStack> UP = new OnDocker<>(() -> DockerStack.up(Map.of()));

  private final DockerStack stack = UP.get();

  @Test
  void replicasFromTheCommandLineAndAJobThatHasEnded() throws IOException {
    Path compose = stack.directory().resolve("docker-compose.yml");
    Files.writeString(compose, Files.readString(compose) + READERS);
    compose("up", "-d", "--no-deps", "--scale", "worker=3", "worker", "job");
    String ended = started("job");

    RotationResult result = stack.deployment().rotate().postgres().execute();
    String password = VariantContract.clear(result).getOrDefault("postgres/password", "");

    List<String> workers = containers("worker");
    assertThat(workers).hasSize(3);
    for (String worker : workers) {
      assertThat(Shell.output("docker", "exec", worker, "env"))
          .contains("PGPASSWORD=" + password + "\n");
    }
    assertThat(started("job")).isEqualTo(ended);
    stack.databasePasswordIs(password);
  }

  @Test
  void aDatabaseThatLetsAnyoneIn() {
    Map<String, String> files = stack.projectFiles();
    String container = stack.containerId("n8n");
    inDatabase(
        "cp \"$PGDATA/pg_hba.conf\" /tmp/hba && sed -i '/^host all all all/d' \"$PGDATA/pg_hba.conf\""
            + " && echo 'host all all all trust' >>\"$PGDATA/pg_hba.conf\"");
    var unusedLoaded = stack.query("SELECT pg_reload_conf()");

    Failure failure = stack.deployment().rotate().postgres().attempt().getLeft();
    inDatabase("cat /tmp/hba >\"$PGDATA/pg_hba.conf\"");
    var unusedReloaded = stack.query("SELECT pg_reload_conf()");

    assertThat(failure.message()).contains("lets anyone in without a password");
    assertThat(stack.containerId("n8n")).isEqualTo(container);
    assertThat(stack.projectFiles().get("runtime.env")).isEqualTo(files.get("runtime.env"));
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(stack.deployment().recover().execute().toString()).contains("nothing");
  }

  private void inDatabase(String command) {
    Shell.output("docker", "exec", stack.containerId("postgres"), "sh", "-c", command);
  }

  private void compose(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "docker",
                "compose",
                "--project-directory",
                stack.directory().toString(),
                "-p",
                stack.fact("project"),
                "--env-file",
                stack.directory().resolve("runtime.env").toString()));
    command.addAll(List.of(arguments));
    Shell.output(command.toArray(String[]::new));
  }

  private List<String> containers(String service) {
    return Shell.output(
            "docker",
            "ps",
            "-a",
            "--filter",
            "label=com.docker.compose.project=" + stack.fact("project"),
            "--filter",
            "label=com.docker.compose.service=" + service,
            "--format",
            "{{.ID}}")
        .lines()
        .toList();
  }

  private String started(String service) {
    return Shell.output(
        "docker", "inspect", "--format", "{{.State.StartedAt}}", containers(service).get(0));
  }
}
