package io.geusemaker.examples.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file system of four megabytes in memory, mounted on a directory; it takes root. */
final class SmallDisk implements AutoCloseable {

  static final int PAGE = 4096;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  static void require() {
    DockerEngine.demand(
        System.getProperty("user.name").equals("root"),
        "NOT ROOT: no small disk can be mounted, so nothing here was tried on a full one.");
  }

  static SmallDisk on(Path directory) {
    Shell.output("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", directory.toString());
    return new SmallDisk(directory);
  }

  Path directory() {
    return directory;
  }

  /** Fills it up but for some pages. */
  void fill(int pagesLeft) {
    empty();
    byte[] page = new byte[PAGE];
    Arrays.fill(page, (byte) 'x');
    try (OutputStream file = Files.newOutputStream(ballast(), StandardOpenOption.CREATE)) {
      while (Files.getFileStore(directory).getUsableSpace() > (long) pagesLeft * PAGE) {
        file.write(page);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the room back. */
  void empty() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path ballast() {
    return directory.resolve("ballast");
  }

  @Override
  public void close() {
    Shell.output("umount", "-l", directory.toString());
  }
}
