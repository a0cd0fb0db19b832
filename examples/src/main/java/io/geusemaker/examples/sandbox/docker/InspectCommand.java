package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code docker inspect} and {@code docker image inspect}. */
final class InspectCommand implements Command {

  private final String kind;
  private final Function<String, Optional<? extends JsonNode>> lookup;

  private InspectCommand(String kind, Function<String, Optional<? extends JsonNode>> lookup) {
    this.kind = kind;
    this.lookup = lookup;
  }

  static InspectCommand anything(Engine engine) {
    return new InspectCommand(
        "object", name -> container(engine, name).or(() -> image(engine, name)));
  }

  static InspectCommand containers(Engine engine) {
    return new InspectCommand("container", name -> container(engine, name));
  }

  static InspectCommand images(Engine engine) {
    return new InspectCommand("image", name -> image(engine, name));
  }

  @Override
  public int run(Call call) {
    Flags flags = Flags.anywhere(call, Set.of("-s", "--size"), Set.of("--format", "-f", "--type"));
    Optional<GoTemplate> template = flags.value("--format", "-f").map(GoTemplate::of);
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    int exitCode = 0;
    for (String name : flags.operands()) {
      Optional<? extends JsonNode> node = lookup.apply(name);
      if (node.isPresent()) {
        found.add(node.get());
        template.ifPresent(t -> call.out().println(t.render(node.get())));
      } else {
        call.err().println("Error: No such " + kind + ": " + name);
        exitCode = 1;
      }
    }
    if (template.isEmpty()) {
      call.out().println(found.toPrettyString());
    }
    return exitCode;
  }

  private static Optional<JsonNode> container(Engine engine, String name) {
    return engine.container(name).map(container -> Inspection.of(container, engine));
  }

  private static Optional<JsonNode> image(Engine engine, String name) {
    return engine.image(name).map(image -> image.inspect(engine.machine().architecture()));
  }
}
