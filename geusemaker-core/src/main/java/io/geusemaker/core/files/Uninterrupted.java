package io.geusemaker.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Access to files, and calls, that an interrupt does not cut short: an operation that was
 * interrupted is undone, and what that needs has to be read and written all the same. What was
 * asked for is done, and the thread is interrupted still. A plain channel is closed by an
 * interrupt; here it is opened again, which is safe because each of these can be repeated.
 */
public final class Uninterrupted {

  private Uninterrupted() {}

  /**
   * Makes a call in a thread that nobody knows, for libraries that give up in one that is
   * interrupted.
   *
   * @param <T> what it returns
   * @param call the call
   * @return what it returned; this thread is interrupted still if it was, or was meanwhile
   */
  public static <T> T call(Supplier<T> call) {
    try {
      return CompletableFuture.supplyAsync(call, Uninterrupted::start).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      if (e.getCause() instanceof Error failed) {
        throw failed;
      }
      throw e;
    }
  }

  private static void start(Runnable call) {
    Thread thread = new Thread(call, "geusemaker-call");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Access<T> {
    T with(FileChannel channel) throws IOException;
  }

  /**
   * The whole content.
   *
   * @param file a file that is there
   * @return its bytes
   * @throws IOException when it cannot be read
   */
  public static byte[] read(Path file) throws IOException {
    return read(file, 0);
  }

  /**
   * The content from a place on.
   *
   * @param file a file that is there
   * @param from how many bytes are passed over
   * @return its bytes; none when it ends before
   * @throws IOException when it cannot be read
   */
  public static byte[] read(Path file, long from) throws IOException {
    return open(
        file,
        StandardOpenOption.READ,
        channel -> {
          long size = Math.max(0, channel.size() - from);
          ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(size));
          while (content.hasRemaining() && channel.read(content, from + content.position()) >= 0) {}
          byte[] read = new byte[content.position()];
          content.flip().get(read);
          return read;
        });
  }

  /**
   * Writes at a place of a file and cuts off what was behind it; on disk when this returns.
   *
   * @param file a file that is there
   * @param from how many bytes stay
   * @param content what comes behind them
   * @throws IOException when it cannot be written; some of it may be there
   */
  public static void write(Path file, long from, byte[] content) throws IOException {
    open(
        file,
        StandardOpenOption.WRITE,
        channel -> {
          channel.truncate(from);
          ByteBuffer rest = ByteBuffer.wrap(content);
          while (rest.hasRemaining()) {
            channel.write(rest, from + rest.position());
          }
          channel.force(true);
          return content;
        });
  }

  /**
   * Makes what happened to the names in a directory survive a power cut.
   *
   * @param directory which
   * @throws IOException when that is not possible
   */
  static void sync(Path directory) throws IOException {
    open(
        directory,
        StandardOpenOption.READ,
        channel -> {
          channel.force(true);
          return directory;
        });
  }

  private static <T> T open(Path file, StandardOpenOption how, Access<T> access)
      throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(file, how)) {
          return access.with(channel);
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
