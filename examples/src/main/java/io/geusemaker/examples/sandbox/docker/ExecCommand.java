package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code docker exec}, for the programs that the stand-in has. */
final class ExecCommand implements Command {

  private final Engine engine;
  private final ContainerPrograms programs;

  ExecCommand(Engine engine, ContainerPrograms programs) {
    this.engine = engine;
    this.programs = programs;
  }

  @Override
  public int run(Call call) {
    Flags flags =
        Flags.leading(
            call,
            Set.of("-i", "--interactive", "-T"),
            Set.of("-u", "--user", "-e", "--env", "-w", "--workdir"));
    List<String> words = flags.operands();
    if (words.size() < 2) {
      call.err().println("docker: 'docker exec' requires at least 2 arguments");
      return 1;
    }
    Container container =
        engine
            .container(words.get(0))
            .orElseThrow(() -> DockerError.daemon("No such container: " + words.get(0)));
    if (!container.running()) {
      throw DockerError.daemon("Container " + container.id() + " is not running");
    }
    ContainerProgram program =
        programs
            .find(container, words.get(1))
            .orElseThrow(
                () -> new UnsupportedCall(call + " (" + words.get(1) + " in a container)"));
    Call inside =
        new Call(
            words.get(1),
            words.subList(2, words.size()),
            call.directory(),
            call.environment(),
            call.input(),
            call.out(),
            call.err());
    return program.run(container, environment(container, flags), inside);
  }

  private static Map<String, String> environment(Container container, Flags flags) {
    Map<String, String> environment = new HashMap<>(container.environment());
    for (String assignment : flags.all("-e", "--env")) {
      String[] pair = assignment.split("=", 2);
      environment.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    return environment;
  }
}
