package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.examples.sandbox.compose.Service;
import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A container: its configuration is fixed when it is made, its workload comes and goes. */
final class Container {

  private final String id = Digest.hex(UUID.randomUUID().toString());
  private final Instant created = Instant.now();
  private final String name;
  private final Image image;
  private final Service service;
  private final Map<String, String> labels;
  private final Workload workload;
  private final Life life;

  Container(Service service, Image image, Map<String, String> labels, Workload workload) {
    this.name = service.containerName();
    this.service = service;
    this.image = image;
    this.labels = Map.copyOf(labels);
    this.workload = workload;
    this.life =
        new Life(
            workload,
            image.config().content().flaw(),
            !service.definition().path("restart").asText("no").equals("no"));
  }

  String id() {
    return id;
  }

  Instant created() {
    return created;
  }

  Instant started() {
    return life.started();
  }

  String name() {
    return name;
  }

  Image image() {
    return image;
  }

  Map<String, String> labels() {
    return labels;
  }

  Service service() {
    return service;
  }

  Workload workload() {
    return workload;
  }

  /** The server in it, if it runs PostgreSQL. */
  Optional<PostgresServer> database() {
    return workload instanceof DatabaseWorkload database
        ? Optional.of(database.server())
        : Optional.empty();
  }

  boolean hasHealthCheck() {
    return service.definition().has("healthcheck");
  }

  Workload.Status status() {
    return life.status();
  }

  int restarts() {
    return life.restarts();
  }

  boolean running() {
    return status().phase() == Workload.Phase.RUNNING;
  }

  void start() {
    life.start(surroundings());
  }

  void stop() {
    life.stop();
  }

  /** The image's variables and the service's over them. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>(image.environment());
    environment.putAll(service.environment());
    return environment;
  }

  Surroundings surroundings() {
    return new Surroundings(environment(), service.mounts(), image.config().content());
  }

  List<String> words(String key, List<String> fallback) {
    JsonNode own = service.definition().path(key);
    if (!own.isArray()) {
      return fallback;
    }
    List<String> words = new ArrayList<>();
    own.forEach(word -> words.add(word.asText()));
    return words;
  }

  boolean isCalled(String nameOrId) {
    return name.equals(nameOrId) || (nameOrId.length() >= 4 && id.startsWith(nameOrId));
  }
}
