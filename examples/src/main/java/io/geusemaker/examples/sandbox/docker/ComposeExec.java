package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.compose.Project;
import java.util.ArrayList;
import java.util.List;

/** {@code docker compose exec}: the same as {@code docker exec} in the service's container. */
final class ComposeExec implements ComposeAction {

  private final Engine engine;
  private final ExecCommand exec;

  ComposeExec(Engine engine, ExecCommand exec) {
    this.engine = engine;
    this.exec = exec;
  }

  @Override
  public int run(Project project, Call call) {
    List<String> words = new ArrayList<>(call.arguments());
    for (int i = 0; i < words.size(); i++) {
      boolean value = i > 0 && List.of("-u", "--user", "-e", "--env").contains(words.get(i - 1));
      if (!words.get(i).startsWith("-") && !value) {
        String name = words.get(i);
        Container container =
            engine
                .container(project, ComposeUp.service(project, name))
                .filter(Container::running)
                .orElseThrow(() -> new DockerError(1, "service \"" + name + "\" is not running"));
        words.set(i, container.id());
        break;
      }
    }
    return exec.run(call.withArguments(words));
  }
}
