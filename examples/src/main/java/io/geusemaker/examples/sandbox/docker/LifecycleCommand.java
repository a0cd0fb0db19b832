package io.geusemaker.examples.sandbox.docker;

import java.util.Set;
import java.util.function.Consumer;

/** {@code docker start}, {@code stop}, {@code restart}, {@code kill} and {@code rm}. */
final class LifecycleCommand implements Command {

  private final Engine engine;
  private final Set<String> switches;
  private final Set<String> valued;
  private final Consumer<Container> action;

  private LifecycleCommand(
      Engine engine, Set<String> switches, Set<String> valued, Consumer<Container> action) {
    this.engine = engine;
    this.switches = switches;
    this.valued = valued;
    this.action = action;
  }

  static LifecycleCommand start(Engine engine) {
    return new LifecycleCommand(engine, Set.of(), Set.of(), Container::start);
  }

  static LifecycleCommand stop(Engine engine) {
    return new LifecycleCommand(engine, Set.of(), Set.of("-t", "--time"), Container::stop);
  }

  static LifecycleCommand kill(Engine engine) {
    return new LifecycleCommand(engine, Set.of(), Set.of("-s", "--signal"), Container::stop);
  }

  static LifecycleCommand restart(Engine engine) {
    return new LifecycleCommand(
        engine, Set.of(), Set.of("-t", "--time"), LifecycleCommand::restart);
  }

  static LifecycleCommand remove(Engine engine) {
    return new LifecycleCommand(
        engine, Set.of("-f", "--force", "-v", "-fv"), Set.of(), engine::remove);
  }

  private static void restart(Container container) {
    container.stop();
    container.start();
  }

  @Override
  public int run(Call call) {
    int exitCode = 0;
    for (String name : Flags.anywhere(call, switches, valued).operands()) {
      var container = engine.container(name);
      if (container.isPresent()) {
        action.accept(container.get());
        call.out().println(name);
      } else {
        call.err().println("Error response from daemon: No such container: " + name);
        exitCode = 1;
      }
    }
    return exitCode;
  }
}
