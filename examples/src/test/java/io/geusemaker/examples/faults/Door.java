package io.geusemaker.examples.faults;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.examples.proxy.ProxyStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A proxy on the host in front of everything, with a basic-auth file of its own. */
final class Door implements AutoCloseable {

  /** What opens it before it was ever rotated. */
  static final String FIRST_PASSWORD = "the-first-of-the-proxy";

  private static final String USER = "admin";

  private final Path directory;
  private final Path file;
  private final ProxyStandIn proxy;

  Door() {
    try {
      directory = Files.createTempDirectory("proxy");
      file = directory.resolve("htpasswd");
      String hash = BCrypt.withDefaults().hashToString(4, FIRST_PASSWORD.toCharArray());
      Files.writeString(file, "# users\n" + USER + ":" + hash + "\nguest:x");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    proxy = new ProxyStandIn(file);
  }

  BasicAuthFile password() {
    return password(file.toString(), proxy.url());
  }

  /** The same for a process of its own. */
  static BasicAuthFile password(String file, String url) {
    return BasicAuthFile.at(file).of(USER).provenAt(url);
  }

  boolean isOpenedBy(String password) {
    return proxy.accepts(USER, password);
  }

  /** Every file that lies there, by its path. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        files.put(entry.toString(), Files.readString(entry));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  @Override
  public void close() {
    proxy.close();
    try {
      for (String entry : files().keySet()) {
        Files.delete(Path.of(entry));
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
