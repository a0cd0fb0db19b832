package io.geusemaker.examples.sandbox.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls from the stand-in programs on the host, which are shell scripts that talk through
 * named pipes: a caller makes four of them, writes its process id to a common fifth, and waits.
 *
 * <p>Each side first opens a pipe for reading and writing, which never blocks, then the end that it
 * needs, then closes the first: so the death of either is the end of file for the other.
 */
public final class Bridge implements AutoCloseable {

  private static final String END = "end";

  private final Path calls;
  private final Dispatcher dispatcher;
  private final RandomAccessFile requests;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sandbox-docker");
            thread.setDaemon(true);
            return thread;
          });

  private Bridge(Path calls, Dispatcher dispatcher, RandomAccessFile requests) {
    this.calls = calls;
    this.dispatcher = dispatcher;
    this.requests = requests;
  }

  /**
   * Starts to take calls.
   *
   * @param programs where the stand-in programs were written, see {@link StandIns}
   * @param dispatcher runs the calls
   * @return the bridge
   */
  public static Bridge open(StandIns programs, Dispatcher dispatcher) {
    try {
      RandomAccessFile requests = new RandomAccessFile(programs.requests().toFile(), "rw");
      Bridge bridge = new Bridge(programs.calls(), dispatcher, requests);
      bridge.threads.execute(bridge::listen);
      return bridge;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new java.io.FileInputStream(requests.getFD()), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.equals(END)) {
        Path call = calls.resolve(line);
        threads.execute(() -> take(call));
        line = lines.readLine();
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void take(Path directory) {
    @Nullable Conversation conversation = null;
    try {
      conversation = Conversation.open(directory);
      conversation.answer(dispatcher::run);
    } catch (IOException callerIsGone) {
      // Nobody is left to be told.
      threads.isShutdown();
    } finally {
      if (conversation != null) {
        conversation.close();
      }
    }
  }

  /** Takes no more calls; those under way go on to their end. */
  @Override
  public void close() {
    try {
      if (Files.exists(calls)) {
        requests.write((END + "\n").getBytes(StandardCharsets.UTF_8));
      }
      threads.shutdown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
