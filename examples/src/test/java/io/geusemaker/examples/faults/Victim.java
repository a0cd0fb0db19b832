package io.geusemaker.examples.faults;

import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.registry.Fate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A JVM that carries out an operation until it is killed with SIGKILL. */
final class Victim {

  private Victim() {}

  /**
   * Lets it live up to the cell.
   *
   * @return whether it got there; it is dead either way
   */
  static boolean killAt(Cell cell, Sandbox sandbox, Runnable witness) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            VictimMain.class.getName(),
            sandbox.stateDirectory().toString(),
            sandbox.user() + "@127.0.0.1:" + sandbox.port(),
            sandbox.identity().toString(),
            sandbox.knownHosts().toString(),
            cell.operation().name(),
            cell.interaction().place().name(),
            cell.interaction().name(),
            String.valueOf(cell.interaction().occurrence()),
            cell.fault().name());
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        return cell.interaction().place() == Place.REGISTRY
            ? diesAsking(cell, sandbox, witness, process)
            : diesOfItself(witness, process);
      } finally {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a process was killed", e);
    }
  }

  private static boolean diesOfItself(Runnable witness, Process process) throws IOException {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      boolean there = VictimMain.THERE.equals(output.readLine());
      if (there) {
        witness.run();
      }
      return there;
    }
  }

  /** The registry is here, and so it is known here when it is asked. */
  private static boolean diesAsking(
      Cell cell, Sandbox sandbox, Runnable witness, Process process) throws InterruptedException {
    Faults faults =
        Faults.at(
            cell.interaction(),
            cell.fault(),
            () -> {
              witness.run();
              process.destroyForcibly().onExit().join();
            });
    sandbox.registry().fates(new FaultyRegistry(faults));
    try {
      process.waitFor();
      return faults.struck();
    } finally {
      sandbox.registry().fates(request -> Fate.ANSWERED);
    }
  }
}
