package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.compose.ComposeError;
import io.geusemaker.examples.sandbox.compose.Project;
import io.geusemaker.examples.sandbox.compose.ProjectSource;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code docker compose}, or {@code docker-compose} in its old version. */
final class ComposeCommand implements Command {

  private static final List<String> FILE_NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  private final boolean v1;
  private final Map<String, ComposeAction> actions;

  ComposeCommand(Engine engine, ExecCommand exec, boolean v1) {
    this.v1 = v1;
    this.actions =
        Map.of(
            "config", new ComposeConfig(v1),
            "up", new ComposeUp(engine, v1),
            "ps", new ComposePs(engine),
            "exec", new ComposeExec(engine, exec),
            "start", ComposeLifecycle.start(engine),
            "stop", ComposeLifecycle.stop(engine),
            "restart", ComposeLifecycle.restart(engine));
  }

  @Override
  public int run(Call call) {
    Flags flags =
        Flags.leading(
            call,
            Set.of("--compatibility"),
            Set.of(
                "-p",
                "--project-name",
                "-f",
                "--file",
                "--env-file",
                "--project-directory",
                "--ansi",
                "--progress",
                "--profile"));
    if (flags.operands().isEmpty()) {
      throw new UnsupportedCall(call.toString());
    }
    Call rest = call.withArguments(flags.operands()).drop(1);
    String name = flags.operands().get(0);
    if (name.equals("version")) {
      boolean brief = Flags.anywhere(rest, Set.of("--short"), Set.of()).has("--short");
      String version = v1 ? ComposeVersion.V1 : ComposeVersion.V2;
      call.out().println(brief ? version : "Docker Compose version " + version);
      return 0;
    }
    ComposeAction action = actions.get(name);
    if (action == null) {
      throw new UnsupportedCall(call.toString());
    }
    try {
      Project project = Project.load(source(call, flags));
      project.unset().forEach(variable -> warn(call, variable));
      return action.run(project, rest);
    } catch (ComposeError e) {
      throw new DockerError(e.exitCode(), String.valueOf(e.getMessage()));
    }
  }

  private static void warn(Call call, String variable) {
    call.err()
        .printf(
            "level=warning msg=\"The \\\"%s\\\" variable is not set. Defaulting to a blank string.\"%n",
            variable);
  }

  private static ProjectSource source(Call call, Flags flags) {
    List<String> files = flags.all("-f", "--file");
    if (files.size() > 1) {
      throw new UnsupportedCall(call + " (several compose files)");
    }
    Path file =
        files.stream()
            .findFirst()
            .map(name -> call.directory().resolve(name).normalize())
            .orElseGet(() -> fileIn(call.directory()));
    Path directory =
        flags
            .value("--project-directory")
            .map(name -> call.directory().resolve(name).normalize())
            .orElseGet(() -> Optional.ofNullable(file.getParent()).orElse(call.directory()));
    List<Path> envFiles =
        flags.all("--env-file").stream()
            .map(name -> call.directory().resolve(name).normalize())
            .toList();
    return new ProjectSource(flags.value("-p", "--project-name"), directory, file, envFiles);
  }

  private static Path fileIn(Path directory) {
    return FILE_NAMES.stream()
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new DockerError(14, "no configuration file provided: not found"));
  }
}
