package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.examples.sandbox.compose.Service;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docker run -d}: a container that no compose project has made. */
final class DetachedRun {

  private final Engine engine;

  DetachedRun(Engine engine) {
    this.engine = engine;
  }

  int run(Call call, Flags flags, Image image) {
    String network =
        flags
            .value("--network", "--net")
            .orElseThrow(() -> new UnsupportedCall(call + " (without a network)"));
    String name =
        flags.value("--name").orElseThrow(() -> new UnsupportedCall(call + " (without a name)"));
    if (engine.container(name).isPresent()) {
      throw new DockerError(
          125,
          "docker: Error response from daemon: Conflict. The container name \"/"
              + name
              + "\" is already in use.");
    }
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("image", flags.operands().get(0)).put("container_name", name);
    definition.put("network_mode", network);
    definition.put("restart", flags.value("--restart").orElse("no"));
    environment(call, flags).forEach(definition.putObject("environment")::put);
    flags.value("--user", "-u").ifPresent(user -> definition.put("user", user));
    flags.value("--entrypoint").ifPresent(word -> definition.putArray("entrypoint").add(word));
    List<String> command = flags.operands().subList(1, flags.operands().size());
    if (!command.isEmpty()) {
      command.forEach(definition.putArray("command")::add);
    }
    Service service =
        new Service(image.program(), definition, JsonNodeFactory.instance.objectNode());
    Container container = engine.create(service, image, labels(flags));
    container.start();
    call.out().println(container.id());
    return 0;
  }

  static Map<String, String> labels(Flags flags) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : flags.all("--label", "-l")) {
      String[] pair = label.split("=", 2);
      labels.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    return labels;
  }

  private static Map<String, String> environment(Call call, Flags flags) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String file : flags.all("--env-file")) {
      Path path = call.directory().resolve(file);
      try {
        for (String line : Files.readAllLines(path)) {
          String[] pair = line.split("=", 2);
          if (!line.isBlank() && !line.startsWith("#") && pair.length == 2) {
            environment.put(pair[0], pair[1]);
          }
        }
      } catch (IOException e) {
        throw new DockerError(125, "docker: open " + path + ": no such file or directory.");
      }
    }
    for (String assignment : flags.all("-e", "--env")) {
      String[] pair = assignment.split("=", 2);
      environment.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    return environment;
  }
}
