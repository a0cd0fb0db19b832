package io.geusemaker.scripting.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs commands of all kinds as far as that goes without a host, so that Java can tell which
 * classes they need; {@code bin/geusemaker} makes an archive of those on its first use.
 *
 * <p>An archive of every class of the libraries was slower than none: it has to be mapped.
 */
final class TrainingRun {

  private static final String NAME = "training";

  /** Nobody listens there, and nothing leaves this machine. */
  private static final URI NOWHERE = URI.create("ssh://nobody@127.0.0.1:1");

  private TrainingRun() {}

  /**
   * Runs them; nothing is printed and nothing is left behind.
   *
   * @param arguments none
   * @throws IOException when there is no room for temporary files
   */
  public static void main(String[] arguments) throws IOException {
    Main.leaveGroovyAlone();
    Path records = Files.createTempDirectory("geusemaker");
    try (PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter())) {
      Surroundings process = Surroundings.ofProcess();
      Commands commands =
          new Commands(
              new Surroundings(
                  nowhere,
                  nowhere,
                  Optional.empty(),
                  Map.of(),
                  process.deployments(),
                  process.transports(),
                  process.signals()));
      String stateDirectory = "--state-dir=" + records;
      commands.run("--version");
      commands.run("update", "--help");
      commands.run("adopt", NAME, "--connection", NOWHERE.toString(), stateDirectory);
      for (String command : List.of("plan", "status", "history", "audit")) {
        commands.run(command, NAME, stateDirectory);
        commands.run(command, NAME, stateDirectory, "--output=json");
      }
    } finally {
      remove(records);
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
