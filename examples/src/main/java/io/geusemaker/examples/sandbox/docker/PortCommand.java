package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.Set;

/** {@code docker port CONTAINER PORT/tcp}. */
final class PortCommand implements Command {

  private final Engine engine;

  PortCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public int run(Call call) {
    Flags flags = Flags.anywhere(call, Set.of(), Set.of());
    if (flags.operands().size() != 2) {
      throw new UnsupportedCall(call.toString());
    }
    String name = flags.operands().get(0);
    String port = flags.operands().get(1);
    Container container =
        engine.container(name).orElseThrow(() -> DockerError.daemon("No such container: " + name));
    Integer outside =
        container.running()
            ? container.workload().ports().get(Integer.valueOf(port.replaceFirst("/tcp$", "")))
            : null;
    if (outside == null) {
      throw new DockerError(1, "no public port '" + port + "' published for " + name);
    }
    call.out().println("127.0.0.1:" + outside);
    return 0;
  }
}
