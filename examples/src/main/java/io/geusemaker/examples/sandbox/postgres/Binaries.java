package io.geusemaker.examples.sandbox.postgres;

import io.geusemaker.examples.sandbox.process.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this platform, unpacked once for each user of the machine. */
final class Binaries {

  private final Path home;

  private Binaries(Path home) {
    this.home = home;
  }

  static Binaries unpacked() {
    try {
      URL archive = archive();
      Path home = cache().resolve("postgres-" + archive.openConnection().getContentLengthLong());
      if (!Files.exists(home.resolve("bin/postgres"))) {
        unpack(archive, home);
      }
      return new Binaries(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static URL archive() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "");
    String name =
        "/postgres-%s-%s.txz"
            .formatted(
                system.contains("mac") ? "darwin" : "linux",
                processor.equals("aarch64") ? "arm_64" : "x86_64");
    return Objects.requireNonNull(
        Binaries.class.getResource(name),
        () -> "no PostgreSQL for " + system + " on " + processor + " on the class path: " + name);
  }

  private static Path cache() throws IOException {
    Path cache =
        Path.of(System.getProperty("java.io.tmpdir"))
            .toRealPath()
            .resolve("geusemaker-sandbox-" + System.getProperty("user.name"));
    if (!Files.exists(cache, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(cache);
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    boolean ours =
        Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(cache).getName().equals(System.getProperty("user.name"))
            && PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))
                .equals("rwxr-xr-x");
    return ours ? cache : Scratch.directory("geusemaker-postgres");
  }

  private static void unpack(URL archive, Path home) throws IOException {
    Path partial = Files.createTempDirectory(home.getParent(), "unpacking");
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
    Process tar =
        new ProcessBuilder(List.of("tar", "-x", "-f", "-", "-C", partial.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream compressed = archive.openStream();
        InputStream content = new XZInputStream(compressed);
        OutputStream sink = tar.getOutputStream()) {
      content.transferTo(sink);
    }
    if (tar.onExit().join().exitValue() != 0) {
      throw new IOException("tar could not unpack PostgreSQL into " + partial);
    }
    try {
      Files.move(partial, home);
    } catch (IOException anotherJvmWasFaster) {
      Scratch.remove(partial);
      if (!Files.exists(home.resolve("bin/postgres"))) {
        throw anotherJvmWasFaster;
      }
    }
  }
}
