package io.geusemaker.examples.faults;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.examples.JavaProcess;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.registry.Fate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JVM that carries out an operation on a sandbox until it is killed with SIGKILL. */
final class Victim implements AutoCloseable {

  private final Sandbox sandbox;
  private final Keeping keeping;
  private final Way way;
  private final BasicAuthFile door;
  private @Nullable Process waiting;

  Victim(Sandbox sandbox, Keeping keeping, Way way, BasicAuthFile door) {
    this.sandbox = sandbox;
    this.keeping = keeping;
    this.way = way;
    this.door = door;
  }

  /** Starts the JVM, which does nothing yet: starting takes longer than most operations. */
  void start() {
    if (waiting == null) {
      waiting = launch();
    }
  }

  private Process launch() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                sandbox.stateDirectory().toString(),
                keeping.address(),
                door.path(),
                door.url().orElseThrow()));
    arguments.addAll(way.arguments());
    try {
      return JavaProcess.of(VictimMain.class, arguments)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets it live up to the cell.
   *
   * @return whether it got there; it is dead either way
   */
  boolean killAt(Cell cell, Runnable witness) {
    Process process = waiting == null ? launch() : waiting;
    waiting = null;
    try {
      return cell.interaction().place() == Place.REGISTRY
          ? diesAsking(cell, witness, process)
          : diesOfItself(cell, witness, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end(process);
    }
  }

  private static boolean diesOfItself(Cell cell, Runnable witness, Process process)
      throws IOException {
    tell(cell, process);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      boolean there = VictimMain.THERE.equals(output.readLine());
      if (there) {
        witness.run();
      }
      return there;
    }
  }

  /** The registry is here, and so it is known here when it is asked. */
  private boolean diesAsking(Cell cell, Runnable witness, Process process) throws IOException {
    Faults faults =
        Faults.at(
            cell.interaction(),
            cell.fault(),
            () -> {
              witness.run();
              end(process);
            });
    sandbox.registry().fates(new FaultyRegistry(faults));
    try {
      tell(cell, process);
      var unused = process.onExit().join();
      return faults.struck();
    } finally {
      sandbox.registry().fates(request -> Fate.ANSWERED);
    }
  }

  private static void tell(Cell cell, Process process) throws IOException {
    Writer orders = process.outputWriter(StandardCharsets.UTF_8);
    orders.write(
        String.join(
            "\n",
            cell.operation().name(),
            cell.interaction().place().name(),
            cell.interaction().name(),
            String.valueOf(cell.interaction().occurrence()),
            cell.fault().name(),
            ""));
    orders.flush();
  }

  private static void end(Process process) {
    var unused = process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    if (waiting != null) {
      end(waiting);
    }
  }
}
