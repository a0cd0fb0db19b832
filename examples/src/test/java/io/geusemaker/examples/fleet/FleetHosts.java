package io.geusemaker.examples.fleet;

import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.process.Scratch;
import io.geusemaker.examples.ssm.SsmServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sandboxes as the instances of one account that Systems Manager knows. */
final class FleetHosts implements AutoCloseable {

  private static final Pattern PASSWORD = Pattern.compile("(?m)^POSTGRES_PASSWORD=(\\S+)$");

  private final Path orchestration = Scratch.directory("geusemaker-orchestration");
  private final List<Sandbox> sandboxes = new ArrayList<>();
  // Real hosts have processors of their own: here those that work at once share those of one
  // machine.
  private final Semaphore machine = new Semaphore(4 * Runtime.getRuntime().availableProcessors());
  private final Set<Integer> hanging = ConcurrentHashMap.newKeySet();
  private final SsmServer server = SsmServer.startEmpty(orchestration);

  FleetHosts(int size) {
    for (int i = 0; i < size; i++) {
      int number = i;
      sandboxes.add(Sandbox.builder().hurried().start());
      server.manage(instance(i), "shop-" + i, (command, more) -> start(number, command, more));
    }
  }

  static String instance(int number) {
    return "i-%017x".formatted(number + 1);
  }

  private Process start(int number, List<String> command, Map<String, String> more) {
    Sandbox sandbox = sandboxes.get(number);
    if (!String.join(" ", command).contains("_script.sh")) {
      return sandbox.startAsRoot(command, more);
    }
    if (hanging.contains(number)) {
      return sandbox.startAsRoot(List.of("setsid", "sleep", "900"), more);
    }
    machine.acquireUninterruptibly();
    Process process = sandbox.startAsRoot(command, more);
    var ignored = process.onExit().thenRun(machine::release);
    return process;
  }

  int size() {
    return sandboxes.size();
  }

  URI endpoint() {
    return server.endpoint();
  }

  SsmServer server() {
    return server;
  }

  Sandbox sandbox(int number) {
    return sandboxes.get(number);
  }

  /** From now on nothing that is sent to it comes to an end. */
  void hang(int number) {
    hanging.add(number);
    server.stuck(instance(number), true);
  }

  void recoverAgent(int number) {
    hanging.remove(number);
    server.stuck(instance(number), false);
  }

  /** The password that stands in the env file. */
  String password(int number) {
    try {
      Matcher found = PASSWORD.matcher(Files.readString(sandboxes.get(number).runtimeEnv()));
      if (!found.find()) {
        throw new IllegalStateException("no password on host " + number);
      }
      return found.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a host has a new password that works, and the first one does not. */
  boolean isRotated(int number) {
    Sandbox sandbox = sandboxes.get(number);
    return sandbox.postgresAccepts("geusemaker", password(number))
        && !sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword());
  }

  /** Every command and output, as the service and the agents keep them. */
  String everythingKept() {
    StringBuilder kept = new StringBuilder(server.everythingKept());
    try (Stream<Path> files = Files.walk(orchestration)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.append(Files.readString(file)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept.toString();
  }

  @Override
  public void close() {
    server.close();
    sandboxes.forEach(Sandbox::close);
    Scratch.remove(orchestration);
  }
}
