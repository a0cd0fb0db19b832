package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.compose.Project;
import io.geusemaker.examples.sandbox.compose.Service;
import java.util.Set;
import java.util.function.Consumer;

/** {@code docker compose start}, {@code stop} and {@code restart}. */
final class ComposeLifecycle implements ComposeAction {

  private final Engine engine;
  private final Consumer<Container> action;

  private ComposeLifecycle(Engine engine, Consumer<Container> action) {
    this.engine = engine;
    this.action = action;
  }

  static ComposeLifecycle start(Engine engine) {
    return new ComposeLifecycle(engine, Container::start);
  }

  static ComposeLifecycle stop(Engine engine) {
    return new ComposeLifecycle(engine, Container::stop);
  }

  static ComposeLifecycle restart(Engine engine) {
    return new ComposeLifecycle(
        engine,
        container -> {
          container.stop();
          container.start();
        });
  }

  @Override
  public int run(Project project, Call call) {
    Flags flags = Flags.anywhere(call, Set.of("--no-deps"), Set.of("-t", "--timeout"));
    for (Service service : project.services()) {
      if (flags.operands().isEmpty() || flags.operands().contains(service.name())) {
        engine.container(project, service).ifPresent(action);
      }
    }
    return 0;
  }
}
