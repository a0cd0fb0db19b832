package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.image.Flaw;
import io.geusemaker.examples.sandbox.psql.Psql;
import io.geusemaker.examples.sandbox.psql.Session;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.Map;
import java.util.Optional;

/** The programs that containers have; only what real images of these services have too. */
final class ContainerPrograms {

  private static final String DATABASE = "postgres";
  private static final String N8N = "n8n";

  private final Map<String, ContainerProgram> everywhere;
  private final Map<String, Map<String, ContainerProgram>> byService;

  ContainerPrograms(Psql psql, ContainerShell shell) {
    everywhere =
        Map.of(
            "sh", shell::run,
            "printenv", ContainerPrograms::printenv,
            "env", ContainerPrograms::printenv,
            "cat", ContainerPrograms::cat,
            "true", (container, environment, call) -> 0);
    byService =
        Map.of(
            DATABASE,
            Map.of(
                "psql",
                    (container, environment, call) ->
                        container
                            .database()
                            .map(Psql::new)
                            .orElse(psql)
                            .run(session(environment, call), call.out(), call.err()),
                "postgres",
                    (container, environment, call) ->
                        say(
                            call,
                            "postgres (PostgreSQL) "
                                + container
                                    .environment()
                                    .getOrDefault("PG_VERSION", "")
                                    .split("-", 2)[0]),
                "pg_isready", ContainerPrograms::isReady,
                "pg_dump", ContainerPrograms::tool,
                "pg_restore", ContainerPrograms::tool),
            N8N,
            Map.of(
                "node",
                new NodeProgram(),
                "wget",
                new WgetProgram(),
                "n8n",
                (container, environment, call) ->
                    call.arguments().contains("export:credentials")
                        ? tool(container, environment, call)
                        : say(call, container.environment().getOrDefault("N8N_VERSION", ""))));
  }

  Optional<ContainerProgram> find(Container container, String name) {
    return Optional.ofNullable(
            byService.getOrDefault(container.service().name(), Map.of()).get(name))
        .or(() -> Optional.ofNullable(everywhere.get(name)));
  }

  private static Session session(Map<String, String> environment, Call call) {
    return new Session(call.arguments(), environment, call.inputText(), call.directory(), true);
  }

  private static int tool(Container container, Map<String, String> environment, Call call) {
    Surroundings surroundings = container.surroundings();
    return container
        .workload()
        .run(new Surroundings(environment, surroundings.mounts(), surroundings.content()), call)
        .orElseThrow(() -> new UnsupportedCall(call.toString()));
  }

  private static int isReady(Container container, Map<String, String> environment, Call call) {
    return container.image().config().content().flaw() instanceof Flaw.NeverHealthy
        ? 1
        : tool(container, environment, call);
  }

  private static int say(Call call, String line) {
    call.out().println(line);
    return 0;
  }

  private static int printenv(Container container, Map<String, String> environment, Call call) {
    if (call.arguments().isEmpty()) {
      environment.forEach((name, value) -> call.out().println(name + "=" + value));
      return 0;
    }
    String value = environment.get(call.arguments().get(0));
    if (value == null) {
      return 1;
    }
    return say(call, value);
  }

  private static int cat(Container container, Map<String, String> environment, Call call) {
    int exitCode = 0;
    for (String path : call.arguments()) {
      Optional<String> content = container.surroundings().read(path);
      if (content.isPresent()) {
        call.out().print(content.get());
      } else {
        call.err().println("cat: " + path + ": No such file or directory");
        exitCode = 1;
      }
    }
    return exitCode;
  }
}
