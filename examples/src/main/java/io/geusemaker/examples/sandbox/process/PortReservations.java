package io.geusemaker.examples.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which ports are promised to a server of a sandbox that may not listen yet, or not at the moment:
 * one byte of a common file is locked for each. The locks go with the JVM that holds them.
 */
final class PortReservations {

  private static final FileChannel PORTS = open();

  private PortReservations() {}

  /**
   * Takes a port.
   *
   * @return false when it is promised already, by this JVM or another one of this user with the
   *     same temporary directory
   */
  static boolean reserve(int port) {
    try {
      return PORTS.tryLock(port, 1, false) != null;
    } catch (OverlappingFileLockException promisedHere) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel open() {
    Path file =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "geusemaker-sandbox-ports-" + System.getProperty("user.name"));
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
