package io.geusemaker.examples.ssm;

import io.geusemaker.core.ssm.Ssm;
import io.geusemaker.examples.sandbox.process.HostShell;
import io.geusemaker.examples.sandbox.process.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** This machine, as an instance that Systems Manager knows. */
final class SsmHost implements AutoCloseable {

  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path scratch = Scratch.directory("geusemaker-ssm");
  private final HostShell shell;
  final SsmServer server;

  SsmHost() {
    this(Map.of());
  }

  /** With programs of its own, by name, instead of this machine's. */
  SsmHost(Map<String, Path> programs) {
    try {
      Path host = Files.createDirectory(scratch.resolve("host"));
      Files.createDirectories(host.resolve("root"));
      Files.createDirectories(host.resolve("tmp"));
      Path bin = Files.createDirectory(scratch.resolve("bin"));
      for (Map.Entry<String, Path> program : programs.entrySet()) {
        Files.createSymbolicLink(bin.resolve(program.getKey()), program.getValue());
      }
      shell = new HostShell(bin, host, "root");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = SsmServer.start(shell::start, orchestration());
  }

  /** Where the agent keeps what it ran. */
  Path orchestration() {
    return scratch.resolve("orchestration");
  }

  /** Lets this machine be many instances, and names the ways to them. */
  List<Ssm> many(int number) {
    List<Ssm> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String instance = "i-%017x".formatted(i + 1);
      server.manage(instance, "shop-" + i, shell::start);
      all.add(over(Ssm.instance(instance)));
    }
    return all;
  }

  /** The host of its own, by its id. */
  Ssm ssm() {
    return over(Ssm.instance(SsmServer.INSTANCE));
  }

  Ssm over(Ssm ssm) {
    return ssm.region("eu-central-1").endpoint(server.endpoint());
  }

  /** Everything that the service and the agent keep. */
  String everythingKept() {
    return server.everythingKept() + files(orchestration());
  }

  /** The private keys in memory of sessions with this host; others may be there besides. */
  List<Path> keys() {
    String commands = server.everythingKept();
    try (Stream<Path> entries = Files.list(MEMORY)) {
      return entries
          .filter(entry -> isOfASession(entry.getFileName().toString(), commands))
          .map(entry -> entry.resolve("key"))
          .filter(Files::exists)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfASession(String directory, String commands) {
    String prefix = "geusemaker-";
    return directory.startsWith(prefix) && commands.contains(directory.substring(prefix.length()));
  }

  static String files(Path directory) {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  @Override
  public void close() {
    server.close();
    shell.close();
    Scratch.remove(scratch);
  }
}
