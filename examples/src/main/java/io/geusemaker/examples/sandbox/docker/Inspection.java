package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.examples.sandbox.compose.Service.Mount;
import io.geusemaker.examples.sandbox.image.Flaw;

/** What {@code docker inspect} shows of a container. */
final class Inspection {

  private Inspection() {}

  static ObjectNode of(Container container, Engine engine) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("Id", container.id());
    node.put("Created", container.created().toString());
    node.set("State", state(container));
    node.put("Image", container.image().id()).put("Name", "/" + container.name());
    node.put("RestartCount", container.restarts());
    ObjectNode host = node.putObject("HostConfig").put("NetworkMode", engine.network(container));
    host.putObject("RestartPolicy")
        .put("Name", container.service().definition().path("restart").asText("no"))
        .put("MaximumRetryCount", 0);
    node.putArray("Mounts");
    container.service().mounts().forEach(mount -> node.withArray("Mounts").add(mount(mount)));
    node.set("Config", config(container));
    node.set("NetworkSettings", network(container, engine));
    return node;
  }

  private static ObjectNode state(Container container) {
    Workload.Status status = container.status();
    boolean there = status.phase() != Workload.Phase.EXITED;
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    state.put("Status", phase(status));
    state.put("Running", there).put("Paused", false);
    state.put("Restarting", status.phase() == Workload.Phase.RESTARTING);
    state.put("OOMKilled", false).put("Dead", false).put("Pid", 0);
    state.put("ExitCode", there ? 0 : status.exitCode()).put("Error", "");
    state.put("StartedAt", container.started().toString());
    if (container.hasHealthCheck()) {
      state.putObject("Health").put("Status", health(container, status)).put("FailingStreak", 0);
    } else {
      state.putNull("Health");
    }
    return state;
  }

  static String phase(Workload.Status status) {
    return status.phase().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String health(Container container, Workload.Status status) {
    boolean failed = container.image().config().content().flaw() instanceof Flaw.NeverHealthy;
    if (status.phase() == Workload.Phase.EXITED || failed) {
      return "unhealthy";
    }
    return status.healthy() ? "healthy" : "starting";
  }

  private static ObjectNode mount(Mount mount) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Type", mount.type())
        .put("Source", mount.source())
        .put("Destination", mount.target())
        .put("Mode", mount.writable() ? "rw" : "ro")
        .put("RW", mount.writable())
        .put("Propagation", "rprivate");
  }

  private static ObjectNode config(Container container) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("Hostname", container.id().substring(0, 12));
    config.put(
        "User", container.service().definition().path("user").asText(container.image().user()));
    config.put("Image", container.service().image());
    container
        .environment()
        .forEach((name, value) -> config.withArray("Env").add(name + "=" + value));
    container.words("command", container.image().command()).forEach(config.withArray("Cmd")::add);
    container
        .words("entrypoint", container.image().entrypoint())
        .forEach(config.withArray("Entrypoint")::add);
    config.set("Healthcheck", test(container.service().definition().path("healthcheck")));
    ObjectNode labels = config.putObject("Labels");
    container.labels().forEach(labels::put);
    return config;
  }

  private static JsonNode test(JsonNode healthcheck) {
    JsonNode test = healthcheck.path("test");
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    if (test.isTextual()) {
      words.add("CMD-SHELL").add(test.asText());
    } else {
      test.forEach(words::add);
    }
    return words.isEmpty()
        ? NullNode.instance
        : JsonNodeFactory.instance.objectNode().set("Test", words);
  }

  private static ObjectNode network(Container container, Engine engine) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    ObjectNode ports = settings.putObject("Ports");
    if (container.running()) {
      container
          .workload()
          .ports()
          .forEach(
              (inside, outside) ->
                  ports
                      .putArray(inside + "/tcp")
                      .addObject()
                      .put("HostIp", "127.0.0.1")
                      .put("HostPort", outside.toString()));
    }
    ObjectNode network = settings.putObject("Networks").putObject(engine.network(container));
    network.put("IPAddress", container.running() ? engine.address(container) : "");
    network.putArray("Aliases").add(container.name()).add(container.service().name());
    return settings;
  }
}
