package io.geusemaker.examples.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Scratch directories that outlive neither their user nor this JVM. */
public final class Scratch {

  private Scratch() {}

  /**
   * Makes a directory that others may pass through but not list: the database's user must.
   *
   * @param prefix what its name starts with
   * @return the directory, without symbolic links in its path
   */
  public static Path directory(String prefix) {
    try {
      Path directory = Files.createTempDirectory(prefix).toRealPath();
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
      Reaper.adopt(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes a directory and everything in it.
   *
   * @param directory the directory
   */
  public static void remove(Path directory) {
    Tool.run(List.of("rm", "-rf", directory.toString()));
  }
}
