package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.Set;

/** {@code docker stats --no-stream} of named containers: what each uses of the memory. */
final class StatsCommand implements Command {

  private final Engine engine;

  StatsCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public int run(Call call) {
    Flags flags = Flags.anywhere(call, Set.of("--no-stream", "--no-trunc"), Set.of("--format"));
    if (!flags.has("--no-stream") || flags.operands().isEmpty()) {
      throw new UnsupportedCall(call + " (only --no-stream of named containers)");
    }
    GoTemplate template = GoTemplate.of(flags.value("--format").orElse("{{.Name}} {{.MemUsage}}"));
    for (String name : flags.operands()) {
      Container container =
          engine
              .container(name)
              .orElseThrow(() -> DockerError.daemon("No such container: " + name));
      String used = container.running() ? engine.machine().memoryOfEach() : "0B";
      call.out()
          .println(
              template.render(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("Name", container.name())
                      .put("Container", name)
                      .put("MemUsage", used + " / 7.6GiB")));
    }
    return 0;
  }
}
