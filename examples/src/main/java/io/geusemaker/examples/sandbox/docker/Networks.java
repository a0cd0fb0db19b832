package io.geusemaker.examples.sandbox.docker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The networks that were made by hand. */
final class Networks {

  private final List<Network> all = new CopyOnWriteArrayList<>();

  List<Network> all() {
    return all;
  }

  Optional<Network> find(String nameOrId) {
    return all.stream()
        .filter(network -> network.name().equals(nameOrId) || network.id().startsWith(nameOrId))
        .findFirst();
  }

  void add(Network network) {
    if (find(network.name()).isPresent()) {
      throw DockerError.daemon("network with name " + network.name() + " already exists");
    }
    all.add(network);
  }

  void remove(Network network) {
    all.remove(network);
  }
}
