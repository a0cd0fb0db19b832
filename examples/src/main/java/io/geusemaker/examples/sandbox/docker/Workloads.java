package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import io.geusemaker.examples.sandbox.postgres.Template;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What runs in containers.
 *
 * @param ofServices by compose service
 * @param emptyDatabase what a PostgreSQL without data starts from
 * @param n8n an n8n that finds its database by host name
 */
public record Workloads(
    Map<String, Workload> ofServices,
    Supplier<Template> emptyDatabase,
    Function<Function<String, Optional<PostgresServer>>, Workload> n8n) {

  /** Copies the map. */
  public Workloads {
    ofServices = Map.copyOf(ofServices);
  }

  Workload of(String service) {
    return ofServices.getOrDefault(service, new InertWorkload());
  }

  /** For a container that belongs to no service. */
  Workload alone(String program, Function<String, Optional<PostgresServer>> names) {
    return switch (program) {
      case "postgres" -> new ScratchDatabase(emptyDatabase.get());
      case "n8n" -> n8n.apply(names);
      default -> new InertWorkload();
    };
  }
}
