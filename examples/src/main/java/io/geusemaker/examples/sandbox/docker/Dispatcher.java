package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import io.geusemaker.examples.sandbox.process.HostShell;
import io.geusemaker.examples.sandbox.psql.Psql;
import io.geusemaker.examples.sandbox.psql.Session;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Finds the command for a call, and keeps a record of every call that was made. */
public final class Dispatcher {

  private static final int NOT_UNDERSTOOD = 125;

  private final Map<String, Command> commands = new ConcurrentHashMap<>();
  private final Psql psql;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> unknown = new CopyOnWriteArrayList<>();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  /**
   * Knows the commands.
   *
   * @param engine the host's containers
   * @param psql the stand-in for psql
   * @param shell starts the processes of {@code docker run}
   * @param containerCommands the directory of the programs that such a process finds
   * @param composeV1 whether compose is the old {@code docker-compose} only
   */
  public Dispatcher(
      Engine engine, Psql psql, HostShell shell, Path containerCommands, boolean composeV1) {
    this.psql = psql;
    ContainerShell containerShell = new ContainerShell(shell, containerCommands);
    ContainerPrograms programs = new ContainerPrograms(psql, containerShell);
    ExecCommand exec = new ExecCommand(engine, programs);
    commands.put("docker version", new VersionCommand(engine.machine()));
    commands.put("docker info", new VersionCommand(engine.machine()));
    commands.put("docker ps", new PsCommand(engine));
    commands.put("docker inspect", InspectCommand.anything(engine));
    commands.put("docker container inspect", InspectCommand.containers(engine));
    commands.put("docker image inspect", InspectCommand.images(engine));
    commands.put("docker start", LifecycleCommand.start(engine));
    commands.put("docker stop", LifecycleCommand.stop(engine));
    commands.put("docker restart", LifecycleCommand.restart(engine));
    commands.put("docker kill", LifecycleCommand.kill(engine));
    commands.put("docker rm", LifecycleCommand.remove(engine));
    commands.put("docker logs", new LogsCommand(engine));
    commands.put("docker port", new PortCommand(engine));
    commands.put("docker pull", new PullCommand(engine.images(), engine.machine()));
    commands.put("docker image pull", new PullCommand(engine.images(), engine.machine()));
    commands.put("docker exec", exec);
    commands.put("docker run", new RunCommand(engine, containerShell));
    commands.put("docker stats", new StatsCommand(engine));
    commands.put("docker network create", NetworkCommand.create(engine));
    commands.put("docker network ls", NetworkCommand.list(engine));
    commands.put("docker network rm", NetworkCommand.remove(engine));
    commands.put(
        "docker compose",
        composeV1 ? Dispatcher::noPlugin : new ComposeCommand(engine, exec, false));
    if (composeV1) {
      commands.put("docker-compose", new ComposeCommand(engine, exec, true));
    }
    commands.put("psql", call -> psql(engine, call));
    for (String program : List.of("n8n", "node", "pg_isready", "wget")) {
      commands.put(program, call -> inContainer(engine, programs, call));
    }
  }

  /**
   * Runs a call to its end.
   *
   * @param call the call
   * @return the exit code; 125 when the call is not understood
   */
  public int run(Call call) {
    calls.add(call.toString());
    Optional<Fault> fault =
        faults.stream().filter(f -> call.toString().contains(f.words())).findFirst();
    if (fault.isEmpty() || !faults.remove(fault.get())) {
      return act(call);
    }
    if (fault.get().lasting()) {
      faults.add(0, new Fault("", fault.get().exitCode(), fault.get().message(), false, true));
    }
    if (fault.get().afterActing()) {
      act(call);
    }
    call.err().println(fault.get().message());
    return fault.get().exitCode();
  }

  /**
   * Makes the next call that matches fail.
   *
   * @param fault which call, and how
   */
  public void inject(Fault fault) {
    faults.add(fault);
  }

  /** Forgets the calls that were made so far. */
  public void forgetCalls() {
    calls.clear();
    unknown.clear();
  }

  /**
   * Every call so far, as a process list would have shown it.
   *
   * @return program and arguments, joined by spaces
   */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * The calls that were not understood.
   *
   * @return program and arguments, joined by spaces
   */
  public List<String> unknownCalls() {
    return List.copyOf(unknown);
  }

  private int act(Call call) {
    try {
      for (int words = 2; words >= 0; words--) {
        if (words <= call.arguments().size()) {
          Command command = commands.get(name(call, words));
          if (command != null) {
            return command.run(call.drop(words));
          }
        }
      }
      throw new UnsupportedCall(call.toString());
    } catch (UnsupportedCall e) {
      unknown.add(call.toString());
      call.err().println("sandbox: this stand-in does not understand: " + e.getMessage());
      return NOT_UNDERSTOOD;
    } catch (DockerError e) {
      call.err().println(e.getMessage());
      return e.exitCode();
    }
  }

  private static String name(Call call, int words) {
    return String.join(
        " ",
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(call.program()),
                call.arguments().subList(0, words).stream())
            .toList());
  }

  private int psql(Engine engine, Call call) {
    Optional<Container> container = calledIn(engine, call);
    Optional<PostgresServer> own = container.flatMap(Container::database);
    Session session =
        new Session(
            call.arguments(),
            call.environment(),
            call.inputText(),
            call.directory(),
            own.isPresent());
    Psql client =
        own.map(
                server ->
                    new Psql(
                        server,
                        host -> engine.database(engine.network(container.orElseThrow()), host)))
            .orElse(psql);
    return client.run(session, call.out(), call.err());
  }

  private static int inContainer(Engine engine, ContainerPrograms programs, Call call) {
    Optional<Container> container = calledIn(engine, call);
    Optional<ContainerProgram> program =
        container.flatMap(found -> programs.find(found, call.program()));
    if (container.isEmpty() || program.isEmpty()) {
      call.err().println("sh: " + call.program() + ": not found");
      return 127;
    }
    return program.get().run(container.get(), container.get().environment(), call);
  }

  private static Optional<Container> calledIn(Engine engine, Call call) {
    return Optional.ofNullable(call.environment().get(ContainerShell.CONTAINER))
        .flatMap(engine::container);
  }

  private static int noPlugin(Call call) {
    call.err().println("docker: 'compose' is not a docker command.\nSee 'docker --help'");
    return 1;
  }
}
