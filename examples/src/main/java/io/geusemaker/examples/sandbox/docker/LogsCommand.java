package io.geusemaker.examples.sandbox.docker;

import java.util.List;
import java.util.Set;

/** {@code docker logs}. */
final class LogsCommand implements Command {

  private final Engine engine;

  LogsCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public int run(Call call) {
    Flags flags = Flags.anywhere(call, Set.of(), Set.of("--tail", "-n", "--since"));
    String name = flags.operands().isEmpty() ? "" : flags.operands().get(0);
    Container container =
        engine.container(name).orElseThrow(() -> DockerError.daemon("No such container: " + name));
    List<String> lines = container.workload().logs();
    int tail =
        flags
            .value("--tail", "-n")
            .filter(count -> !count.equals("all"))
            .map(Integer::parseInt)
            .orElse(lines.size());
    lines.subList(Math.max(0, lines.size() - tail), lines.size()).forEach(call.out()::println);
    return 0;
  }
}
