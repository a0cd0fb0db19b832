package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.Set;
import java.util.function.BiFunction;

/** {@code docker network create}, {@code ls} and {@code rm}. */
final class NetworkCommand implements Command {

  private final Engine engine;
  private final BiFunction<Engine, Call, Integer> action;

  private NetworkCommand(Engine engine, BiFunction<Engine, Call, Integer> action) {
    this.engine = engine;
    this.action = action;
  }

  static NetworkCommand create(Engine engine) {
    return new NetworkCommand(engine, NetworkCommand::create);
  }

  static NetworkCommand list(Engine engine) {
    return new NetworkCommand(engine, NetworkCommand::list);
  }

  static NetworkCommand remove(Engine engine) {
    return new NetworkCommand(engine, NetworkCommand::remove);
  }

  @Override
  public int run(Call call) {
    return action.apply(engine, call);
  }

  private static int create(Engine engine, Call call) {
    Flags flags = Flags.anywhere(call, Set.of("--internal"), Set.of("--label"));
    if (flags.operands().size() != 1) {
      throw new UnsupportedCall(call + " (not one network)");
    }
    Network network =
        new Network(flags.operands().get(0), flags.has("--internal"), DetachedRun.labels(flags));
    engine.networks().add(network);
    call.out().println(network.id());
    return 0;
  }

  private static int list(Engine engine, Call call) {
    Flags flags = Flags.anywhere(call, Set.of("-q", "--quiet", "--no-trunc"), Set.of("--filter"));
    if (!flags.has("-q", "--quiet")) {
      throw new UnsupportedCall(call + " (without -q)");
    }
    for (Network network : engine.networks().all()) {
      if (flags.all("--filter").stream().allMatch(filter -> matches(network, filter))) {
        call.out().println(flags.has("--no-trunc") ? network.id() : network.id().substring(0, 12));
      }
    }
    return 0;
  }

  private static boolean matches(Network network, String filter) {
    String[] words = filter.split("=", 3);
    if (!words[0].equals("label") || words.length != 3) {
      throw new UnsupportedCall("docker network ls --filter " + filter);
    }
    return words[2].equals(network.labels().get(words[1]));
  }

  private static int remove(Engine engine, Call call) {
    for (String name : Flags.anywhere(call, Set.of(), Set.of()).operands()) {
      Network network =
          engine
              .networks()
              .find(name)
              .orElseThrow(() -> DockerError.daemon("network " + name + " not found"));
      if (engine.containers().stream().anyMatch(c -> engine.network(c).equals(network.name()))) {
        throw DockerError.daemon(
            "error while removing network: network " + name + " has active endpoints");
      }
      engine.networks().remove(network);
      call.out().println(name);
    }
    return 0;
  }
}
