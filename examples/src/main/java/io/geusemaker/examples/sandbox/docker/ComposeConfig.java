package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.compose.Project;
import io.geusemaker.examples.sandbox.compose.Service;
import java.util.Set;

/** {@code docker compose config}. */
final class ComposeConfig implements ComposeAction {

  private final boolean v1;

  ComposeConfig(boolean v1) {
    this.v1 = v1;
  }

  @Override
  public int run(Project project, Call call) {
    Flags flags =
        v1
            ? Flags.anywhere(call, Set.of("-q", "--quiet", "--services"), Set.of())
            : Flags.anywhere(
                call, Set.of("-q", "--quiet", "--services"), Set.of("--format", "--hash"));
    if (flags.has("-q", "--quiet")) {
      return 0;
    }
    if (flags.has("--services")) {
      project.services().forEach(service -> call.out().println(service.name()));
    } else if (flags.has("--hash")) {
      for (Service service : project.services()) {
        call.out().println(service.name() + " " + service.configHash());
      }
    } else {
      call.out().println(project.render(flags.value("--format").orElse("yaml").equals("json")));
    }
    return 0;
  }
}
