package io.geusemaker.examples.sandbox.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {

  /** What compose 2.26.1 printed for the file below. */
  private static final String AS_COMPOSE_PRINTED =
      """
      {"command": null, "container_name": "a",
       "depends_on": {"b": {"condition": "service_started", "required": true}},
       "entrypoint": null, "environment": {"P": "a$b", "Q": "x$y", "R": "1"},
       "healthcheck": {"test": ["CMD-SHELL", "pg_isready"], "retries": 3},
       "image": "x", "networks": {"default": null},
       "ports": [
         {"mode": "ingress", "host_ip": "127.0.0.1", "target": 5678, "published": "5678",
          "protocol": "tcp"},
         {"mode": "ingress", "target": 81, "published": "80", "protocol": "tcp"}],
       "restart": "unless-stopped",
       "secrets": [{"source": "pw", "target": "/run/secrets/pw"}],
       "volumes": [
         {"type": "bind", "source": "/mnt/x", "target": "/data",
          "bind": {"create_host_path": true}},
         {"type": "bind", "source": "/etc/y", "target": "/y", "read_only": true,
          "bind": {"create_host_path": true}},
         {"type": "volume", "source": "vol", "target": "/z", "volume": {}}]}
      """;

  private final Path directory;

  ProjectTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("r.env"), "Q='x$y'\nR=0\n");
    Files.writeString(directory.resolve(".env"), "PW=a$$b\n");
    Files.writeString(
        directory.resolve("docker-compose.yml"),
        """
        services:
          a:
            image: x
            container_name: a
            restart: unless-stopped
            env_file: [./r.env]
            environment:
              - P=${PW:?PW required}
              - R=1
            ports: ["127.0.0.1:${PORT:-5678}:5678", "80:81"]
            volumes: ["/mnt/x:/data", "/etc/y:/y:ro", "vol:/z"]
            secrets: [pw]
            depends_on: [b]
            healthcheck:
              test: ["CMD-SHELL", "pg_isready"]
              retries: 3
          b:
            image: y
            environment:
              LEFT: $MISSING
        secrets:
          pw: {file: ./secrets/pw}
        """);
  }

  @Test
  void theModelIsWhatComposePrints() throws IOException {
    Project project = load(List.of());

    assertThat(project.model().at("/services/a"))
        .isEqualTo(new ObjectMapper().readTree(AS_COMPOSE_PRINTED));
    assertThat(project.model().at("/secrets/pw/file").asText())
        .isEqualTo(directory + "/secrets/pw");
    assertThat(project.unset()).containsExactly("MISSING");
    assertThat(project.name()).isEqualTo("stack");
  }

  @Test
  void dollarSignsAreEscapedWhenItIsPrinted() {
    assertThat(load(List.of()).render(true)).contains("\"a$$b\"");
    assertThat(load(List.of()).render(false)).contains("P: a$$b");
  }

  @Test
  void anExplicitEnvFileReplacesTheDefault() throws IOException {
    Path other = Files.writeString(directory.resolve("other.env"), "X=1\n");

    assertThatThrownBy(() -> load(List.of(other)))
        .isInstanceOf(ComposeError.class)
        .hasMessage(
            "error while interpolating services.a.environment.[]: required variable PW is missing"
                + " a value: PW required");
  }

  @Test
  void theHashFollowsTheEnvironmentAndNotTheDependencies() throws IOException {
    String before = service("a").configHash();
    Path file = directory.resolve("docker-compose.yml");
    Files.writeString(file, Files.readString(file).replace("    depends_on: [b]\n", ""));
    assertThat(service("a").configHash()).isEqualTo(before);

    Files.writeString(directory.resolve(".env"), "PW=changed\n");
    assertThat(service("a").configHash()).isNotEqualTo(before);
  }

  @Test
  void aFileThatIsNoYamlIsRefused() throws IOException {
    Files.writeString(directory.resolve("docker-compose.yml"), "services: [");

    assertThatThrownBy(() -> load(List.of()))
        .isInstanceOfSatisfying(
            ComposeError.class, error -> assertThat(error.exitCode()).isEqualTo(15));
  }

  private Service service(String name) {
    return load(List.of()).services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Project load(List<Path> envFiles) {
    return Project.load(
        new ProjectSource(
            Optional.of("stack"), directory, directory.resolve("docker-compose.yml"), envFiles));
  }
}
