package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code docker run --rm --entrypoint sh}: a container that only runs a script. */
final class RunCommand implements Command {

  private final Engine engine;
  private final ContainerShell shell;

  RunCommand(Engine engine, ContainerShell shell) {
    this.engine = engine;
    this.shell = shell;
  }

  @Override
  public int run(Call call) {
    Flags flags =
        Flags.leading(
            call,
            Set.of(
                "--rm", "-i", "--interactive", "--read-only", "--init", "-d", "--no-healthcheck"),
            Set.of(
                "--pull",
                "--network",
                "--net",
                "--tmpfs",
                "--user",
                "-u",
                "--entrypoint",
                "-e",
                "--env",
                "--name",
                "--label",
                "-l",
                "--log-driver",
                "--cap-drop",
                "--security-opt",
                "--workdir",
                "-w",
                "--memory",
                "--pids-limit",
                "--stop-timeout",
                "--dns",
                "--restart",
                "--env-file",
                "--log-opt",
                "--cpu-shares",
                "--oom-score-adj"));
    List<String> words = flags.operands();
    boolean script =
        flags.has("--rm")
            && flags.value("--entrypoint").filter(e -> e.matches("(/bin/)?sh")).isPresent();
    if ((!script && !flags.has("-d")) || words.isEmpty()) {
      throw new UnsupportedCall(call + " (only run --rm --entrypoint sh, and run -d)");
    }
    Image image =
        engine
            .image(words.get(0))
            .orElseThrow(
                () ->
                    new DockerError(
                        125, "docker: Error response from daemon: No such image: " + words.get(0)));
    flags
        .value("--network", "--net")
        .filter(network -> !engine.hasNetwork(network) && !network.equals("none"))
        .ifPresent(
            network -> {
              throw new DockerError(
                  125, "docker: Error response from daemon: network " + network + " not found.");
            });
    if (flags.has("-d")) {
      return new DetachedRun(engine).run(call, flags, image);
    }
    return shell.run(
        environment(image, flags), image.config().content(), call.withArguments(words).drop(1));
  }

  private static Map<String, String> environment(Image image, Flags flags) {
    Map<String, String> environment = new HashMap<>(image.environment());
    for (String assignment : flags.all("-e", "--env")) {
      String[] pair = assignment.split("=", 2);
      environment.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    return environment;
  }
}
