package io.geusemaker.examples.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Whether a Docker engine answers; a missing one is told loudly, or is an error where required. */
final class DockerEngine {

  private DockerEngine() {}

  static void require() {
    demand(
        answers("docker", "compose", "version") && answers("docker", "info"),
        "NO DOCKER ENGINE ANSWERS: the tests on the Docker stack are skipped, and nothing here was"
            + " tried on a real PostgreSQL image or a real n8n. See examples/stack/README.md.");
    Shell.output("stack/images.sh", "--wait");
  }

  /** Demands more for one test: what it is that the machine cannot do, and what is not tried. */
  static void demand(boolean there, String message) {
    if (there) {
      return;
    }
    if (required()) {
      throw new IllegalStateException(message);
    }
    System.err.println("\n" + "*".repeat(100) + "\n" + message + "\n" + "*".repeat(100) + "\n");
    assumeTrue(there, message);
  }

  private static boolean required() {
    return "required".equals(System.getenv("GEUSEMAKER_DOCKER_TESTS"));
  }

  /** Other people's containers may run on an engine that nobody gave to the tests. */
  static void demandThatItMayBeRestarted() {
    demand(
        required(),
        "THE DOCKER ENGINE IS NOT RESTARTED in the middle of a rotation: that would end all that"
            + " runs on it. GEUSEMAKER_DOCKER_TESTS=required allows it.");
  }

  /** Ends the engine, with all that runs on it, and starts it again. */
  static void restart() {
    Shell.output("stack/engine.sh", "--restart");
  }

  static boolean answers(String... command) {
    try {
      return Shell.run(Map.of(), "", List.of(command)).exitCode() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
