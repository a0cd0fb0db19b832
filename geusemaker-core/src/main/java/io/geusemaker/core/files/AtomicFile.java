package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is replaced whole: a reader sees the content before or after, never between, and what
 * was written is on disk when the call returns. Its mode is 0600, its directory is made with 0700.
 *
 * <p>The second copy holds the same content as the file, not the content before, which would bring
 * back secrets that no longer work. It is written first, so that whoever falls back to it sees the
 * last finished write or the one that was under way.
 */
public final class AtomicFile implements RecordFile {

  private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
  private static final Duration STALE = Duration.ofHours(1);

  private final Path file;
  private final Path directory;
  private final boolean copied;

  private AtomicFile(Path file, boolean copied) {
    this.file = file.toAbsolutePath();
    this.directory = Objects.requireNonNull(this.file.getParent(), "a file is in a directory");
    this.copied = copied;
  }

  /**
   * Names a file; no I/O.
   *
   * @param file which
   * @return the file, without a second copy
   */
  public static AtomicFile at(Path file) {
    return new AtomicFile(file, false);
  }

  /**
   * Keeps a second copy beside it, under its name with {@code .bak} added.
   *
   * @return a new value
   */
  public AtomicFile withCopy() {
    return new AtomicFile(file, true);
  }

  /**
   * Where it is.
   *
   * @return an absolute path
   */
  public Path path() {
    return file;
  }

  /**
   * Where its second copy is, if one is kept.
   *
   * @return an absolute path
   */
  public Path copyPath() {
    return file.resolveSibling(file.getFileName() + ".bak");
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public String copyPlace() {
    return copyPath().toString();
  }

  @Override
  public boolean exists() {
    return Files.exists(file);
  }

  @Override
  public void write(byte[] content) {
    try {
      OwnerOnly.makeDirectories(directory);
      if (copied) {
        replace(copyPath(), content);
      }
      replace(file, content);
    } catch (IOException | UnsupportedOperationException e) {
      throw notWritable(e);
    }
  }

  /** No one else could have changed it. */
  @Override
  public boolean writeUnlessChanged(byte[] content) {
    write(content);
    return true;
  }

  @Override
  public boolean writeNew(byte[] content) {
    try {
      OwnerOnly.makeDirectories(directory);
      Path temporary = temporary(file, content);
      try {
        // Unlike a rename, a link never replaces.
        Files.createLink(file, temporary);
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.deleteIfExists(temporary);
      }
      Uninterrupted.sync(directory);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      throw notWritable(e);
    }
  }

  @Override
  public Optional<GrowingRecord> begin(byte[] content) {
    return writeNew(content) ? Optional.of(new GrowingFile(file)) : Optional.empty();
  }

  @Override
  public Optional<GrowingRecord> open() {
    return exists() ? Optional.of(new GrowingFile(file)) : Optional.empty();
  }

  @Override
  public void rename(String name) {
    try {
      Files.move(file, file.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  @Override
  public void delete() {
    try {
      boolean removed = Files.deleteIfExists(file);
      removed |= copied && Files.deleteIfExists(copyPath());
      if (removed) {
        Uninterrupted.sync(directory);
      }
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  @Override
  public Optional<byte[]> read() {
    return read(file);
  }

  @Override
  public Optional<byte[]> readCopy() {
    return copied ? read(copyPath()) : Optional.empty();
  }

  @Override
  public void requireOwnerOnly() {
    OwnerOnly.require(file);
  }

  private static Optional<byte[]> read(Path path) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Uninterrupted.read(path));
    } catch (IOException | UnsupportedOperationException e) {
      throw new GeuseMakerException(new StateFailure.Damaged(path.toString(), IoReason.of(e)), e);
    }
  }

  private void replace(Path target, byte[] content) throws IOException {
    Path temporary = temporary(target, content);
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Uninterrupted.sync(directory);
    removeLeavings(target);
  }

  private Path temporary(Path target, byte[] content) throws IOException {
    Path temporary = OwnerOnly.temporaryFile(directory, leaving(target), ".tmp");
    try {
      Uninterrupted.write(temporary, 0, content);
      return temporary;
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** Removes what writers that died have left, since it may hold secrets that were erased since. */
  private void removeLeavings(Path target) {
    Instant limit = Instant.now().minus(STALE);
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            directory, path -> path.getFileName().toString().startsWith(leaving(target)))) {
      for (Path path : found) {
        if (Files.getLastModifiedTime(path).toInstant().isBefore(limit)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("Old temporary files of {} stay for now: {}", target, IoReason.of(e));
    }
  }

  private static String leaving(Path target) {
    return "." + target.getFileName() + "-";
  }

  private GeuseMakerException notWritable(Exception e) {
    return new GeuseMakerException(
        new StateFailure.NotWritable(file.toString(), IoReason.of(e)), e);
  }
}
