package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** Files of mode 0600 in directories of mode 0700. */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private OwnerOnly() {}

  /**
   * Makes a directory and those above it that are missing; one that is there is left as it is.
   *
   * @param directory which
   * @throws IOException when that is not possible
   */
  public static void makeDirectories(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = directory; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path make : missing) {
      try {
        Files.createDirectory(make, mode("rwx------"));
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(make)) {
          throw e;
        }
      }
      Path parent = make.getParent();
      if (parent != null) {
        Uninterrupted.sync(parent);
      }
    }
  }

  /**
   * Makes an empty file of a name that was free, for content that will be moved elsewhere.
   *
   * @param directory where
   * @param prefix how its name begins
   * @param suffix how its name ends
   * @return the file
   * @throws IOException when that is not possible
   */
  static Path temporaryFile(Path directory, String prefix, String suffix) throws IOException {
    return Files.createTempFile(directory, prefix, suffix, mode("rw-------"));
  }

  /**
   * Makes an empty file unless it is there.
   *
   * @param file which
   * @throws IOException when that is not possible
   */
  static void ensureFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.createFile(file, mode("rw-------"));
      } catch (FileAlreadyExistsException e) {
        // Another process made it just now, which is as good.
      }
    }
  }

  /**
   * Refuses a file that others than its owner can use.
   *
   * @param file a file that is there
   * @throws GeuseMakerException with {@link StateFailure.Exposed} when they can, {@link
   *     StateFailure.Damaged} when that cannot be seen
   */
  public static void require(Path file) {
    Set<PosixFilePermission> permissions;
    try {
      permissions = Files.getPosixFilePermissions(file);
    } catch (IOException | UnsupportedOperationException e) {
      throw new GeuseMakerException(new StateFailure.Damaged(file.toString(), IoReason.of(e)), e);
    }
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new GeuseMakerException(
          new StateFailure.Exposed(file.toString(), PosixFilePermissions.toString(permissions)));
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
