package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.examples.sandbox.compose.Project;
import io.geusemaker.examples.sandbox.compose.Service;
import java.util.Set;

/** {@code docker compose ps}: one JSON object a line, or ids. */
final class ComposePs implements ComposeAction {

  private final Engine engine;

  ComposePs(Engine engine) {
    this.engine = engine;
  }

  @Override
  public int run(Project project, Call call) {
    Flags flags =
        Flags.anywhere(
            call, Set.of("-a", "--all", "-q", "--quiet", "--no-trunc", "-aq"), Set.of("--format"));
    for (Service service : project.services()) {
      if (flags.operands().isEmpty() || flags.operands().contains(service.name())) {
        engine
            .container(project, service)
            .filter(container -> flags.has("-a", "--all", "-aq") || container.running())
            .ifPresent(container -> print(container, flags, call));
      }
    }
    return 0;
  }

  private static void print(Container container, Flags flags, Call call) {
    if (flags.has("-q", "--quiet", "-aq")) {
      call.out().println(container.id());
      return;
    }
    Workload.Status status = container.status();
    ObjectNode row =
        JsonNodeFactory.instance
            .objectNode()
            .put("ID", container.id())
            .put("Name", container.name())
            .put("Service", container.service().name())
            .put("Image", container.service().image())
            .put("State", Inspection.phase(status))
            .put("Health", container.hasHealthCheck() && status.healthy() ? "healthy" : "")
            .put("ExitCode", status.exitCode());
    call.out()
        .println(
            flags.value("--format").filter("json"::equals).isPresent()
                ? row.toString()
                : container.name() + "  " + Inspection.phase(status));
  }
}
