package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of one process at a time change a file that is read, changed and written back.
 * For moments: who works on a deployment for minutes takes the lease.
 */
public final class FileMutex {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(5);

  /**
   * The system's lock belongs to the process and is lost when any thread closes the file: threads
   * have to take turns before they open it.
   */
  private static final ConcurrentMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private final Path file;
  private final Duration patience;

  private FileMutex(Path file, Duration patience) {
    this.file = file.toAbsolutePath().normalize();
    this.patience = patience;
  }

  /**
   * Names a lock file; no I/O.
   *
   * @param file an empty file that is made when missing, and stays
   * @return the mutex, which waits ten seconds for another process
   */
  public static FileMutex at(Path file) {
    return new FileMutex(file, PATIENCE);
  }

  /**
   * Chooses how long another process is waited for.
   *
   * @param newPatience the time
   * @return a new value
   */
  public FileMutex patience(Duration newPatience) {
    return new FileMutex(file, newPatience);
  }

  /**
   * Acts while no one else does. Not reentrant.
   *
   * @param <T> what the action returns
   * @param action what to do; brief
   * @return what the action returns
   * @throws GeuseMakerException with {@link StateFailure.NotWritable} when another process does not
   *     let go, or the file cannot be made
   */
  public <T> T holding(Supplier<T> action) {
    ReentrantLock turn = TURNS.computeIfAbsent(file, path -> new ReentrantLock());
    turn.lock();
    try {
      Path directory = file.getParent();
      if (directory != null) {
        OwnerOnly.makeDirectories(directory);
      }
      OwnerOnly.ensureFile(file);
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
        FileLock lock = acquire(open);
        try {
          return action.get();
        } finally {
          lock.release();
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new GeuseMakerException(
          new StateFailure.NotWritable(file.toString(), IoReason.of(e)), e);
    } finally {
      turn.unlock();
    }
  }

  private FileLock acquire(RandomAccessFile open) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        @Nullable FileLock lock = open.getChannel().tryLock();
        if (lock != null) {
          return lock;
        }
        if (System.nanoTime() - deadline >= 0) {
          throw new GeuseMakerException(
              new StateFailure.NotWritable(
                  file.toString(),
                  "another process has held it for " + patience.toSeconds() + " s"));
        }
        try {
          Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
