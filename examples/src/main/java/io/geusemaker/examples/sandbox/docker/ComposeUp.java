package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.compose.Project;
import io.geusemaker.examples.sandbox.compose.Service;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code docker compose up -d}: recreates the containers whose configuration has changed. */
final class ComposeUp implements ComposeAction {

  private static final Set<String> SWITCHES =
      Set.of(
          "-d",
          "--detach",
          "--no-deps",
          "--no-build",
          "--force-recreate",
          "--no-recreate",
          "--no-color",
          "--quiet-pull",
          "--remove-orphans",
          "--no-start");
  private static final Set<String> V2_SWITCHES = Set.of("--wait");
  private static final Set<String> VALUED = Set.of("-t", "--timeout");
  private static final Set<String> V2_VALUED = Set.of("--pull", "--wait-timeout");

  private final Engine engine;
  private final boolean v1;

  ComposeUp(Engine engine, boolean v1) {
    this.engine = engine;
    this.v1 = v1;
  }

  @Override
  public int run(Project project, Call call) {
    Flags flags =
        Flags.anywhere(
            call,
            v1 ? SWITCHES : union(SWITCHES, V2_SWITCHES),
            v1 ? VALUED : union(VALUED, V2_VALUED));
    if (!flags.has("-d", "--detach", "--wait", "--no-start")) {
      throw new UnsupportedCall(call + " (in the foreground)");
    }
    List<Container> touched = new ArrayList<>();
    for (Service service : selected(project, flags)) {
      touched.add(bringUp(project, service, flags, call));
    }
    return flags.has("--wait") ? await(touched, flags, call) : 0;
  }

  private Container bringUp(Project project, Service service, Flags flags, Call call) {
    Optional<Container> existing = engine.container(project, service);
    boolean current =
        existing.isPresent()
            && service
                .configHash()
                .equals(existing.get().labels().get("com.docker.compose.config-hash"));
    boolean moved =
        existing.isPresent()
            && engine
                .image(service.image())
                .map(image -> !image.id().equals(existing.get().image().id()))
                .orElse(false);
    boolean keep = existing.isPresent() && ((current && !moved) || flags.has("--no-recreate"));
    if (keep && !flags.has("--force-recreate")) {
      Container container = existing.get();
      say(call, container, container.running() ? "Running" : "Starting");
      container.start();
      return container;
    }
    existing.ifPresent(old -> say(call, old, "Recreate"));
    Container container = engine.create(project, service);
    say(call, container, existing.isPresent() ? "Recreated" : "Created");
    if (!flags.has("--no-start")) {
      say(call, container, "Starting");
      container.start();
      say(call, container, "Started");
    }
    return container;
  }

  /** The named services after what they depend on, or all of them. */
  private static List<Service> selected(Project project, Flags flags) {
    Set<String> names = new LinkedHashSet<>();
    List<String> wanted =
        flags.operands().isEmpty()
            ? project.services().stream().map(Service::name).toList()
            : flags.operands();
    wanted.forEach(name -> addWithDependencies(project, name, !flags.has("--no-deps"), names));
    return names.stream().map(name -> service(project, name)).toList();
  }

  private static void addWithDependencies(
      Project project, String name, boolean dependencies, Set<String> names) {
    Service service = service(project, name);
    if (dependencies) {
      service.dependencies().forEach(other -> addWithDependencies(project, other, true, names));
    }
    names.add(name);
  }

  static Service service(Project project, String name) {
    return project.services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DockerError(1, "no such service: " + name));
  }

  private static int await(List<Container> containers, Flags flags, Call call) {
    Duration limit =
        Duration.ofSeconds(flags.value("--wait-timeout").map(Long::parseLong).orElse(60L));
    Instant deadline = Instant.now().plus(limit);
    for (Container container : containers) {
      while (!ready(container)) {
        Workload.Phase phase = container.status().phase();
        if (phase != Workload.Phase.RUNNING) {
          call.err().printf("container %s exited (%d)%n", container.name(), 1);
          return 1;
        }
        if (Instant.now().isAfter(deadline)) {
          call.err().println("application not healthy after " + limit.toSeconds() + "s");
          return 1;
        }
        pause();
      }
      say(call, container, container.hasHealthCheck() ? "Healthy" : "Running");
    }
    return 0;
  }

  private static boolean ready(Container container) {
    Workload.Status status = container.status();
    return status.phase() == Workload.Phase.RUNNING
        && (status.healthy() || !container.hasHealthCheck());
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DockerError(130, "interrupted");
    }
  }

  private static void say(Call call, Container container, String what) {
    call.err().println(" Container " + container.name() + "  " + what);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return all;
  }
}
