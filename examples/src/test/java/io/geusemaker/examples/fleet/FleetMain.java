package io.geusemaker.examples.fleet;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.fleet.Fleet;
import io.geusemaker.api.fleet.FleetListener;
import io.geusemaker.api.fleet.FleetOutcome;
import io.geusemaker.core.ssm.Ssm;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A controller: rotates a fleet, and tells on standard output what becomes of each deployment. */
final class FleetMain {

  private FleetMain() {}

  /**
   * Rotates.
   *
   * @param arguments endpoint, state directory, operation id, number of deployments, max
   *     concurrency, max errors, step timeout in seconds
   */
  public static void main(String[] arguments) {
    URI endpoint = URI.create(arguments[0]);
    List<Deployment> deployments = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      deployments.add(
          Deployment.of("shop-" + i)
              .stateDirectory(Path.of(arguments[1]))
              .over(
                  Ssm.instance(FleetHosts.instance(i)).region("eu-central-1").endpoint(endpoint)));
    }
    long start = System.nanoTime();
    Fleet.of(deployments)
        .rotate(
            rotation ->
                rotation
                    .postgres()
                    .n8n()
                    .stepTimeout(Duration.ofSeconds(Long.parseLong(arguments[6]))))
        .canary(1)
        .maxConcurrency(arguments[4])
        .maxErrors(arguments[5])
        .operationId(arguments[2])
        .listener(new Telling())
        .execute();
    tell("wall " + Duration.ofNanos(System.nanoTime() - start).toMillis());
    tell("heap " + heapAfterCollection());
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static final class Telling implements FleetListener {

    private final Map<String, Long> begun = new HashMap<>();

    @Override
    public void on(String deployment, Event event) {
      begun.putIfAbsent(deployment, System.nanoTime());
      if (event instanceof Event.StepStarted started) {
        tell("step " + deployment + " " + started.step().id());
      }
    }

    @Override
    public void ended(FleetOutcome<?> outcome) {
      String how =
          outcome instanceof FleetOutcome.Done
              ? "done"
              : outcome instanceof FleetOutcome.Failed<?> failed
                  ? "failed " + failed.failure().code()
                  : outcome.text();
      long since = begun.getOrDefault(outcome.deployment(), System.nanoTime());
      if (outcome instanceof FleetOutcome.Failed<?> failed) {
        tell("why " + outcome.deployment() + " " + failed.failure().what());
      }
      tell("took " + Duration.ofNanos(System.nanoTime() - since).toMillis());
      tell("ended " + outcome.deployment() + " " + how);
    }
  }
}
