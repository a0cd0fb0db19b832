package io.geusemaker.examples.sandbox.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes calls from the stand-in programs on the host, each over a connection of its own to a socket
 * in the sandbox's directory: so the death of either side is the end of the connection for the
 * other.
 */
public final class Bridge implements AutoCloseable {

  private static final int BACKLOG = 200;

  private final Dispatcher dispatcher;
  private final ServerSocketChannel socket;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sandbox-docker");
            thread.setDaemon(true);
            return thread;
          });

  private Bridge(Dispatcher dispatcher, ServerSocketChannel socket) {
    this.dispatcher = dispatcher;
    this.socket = socket;
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
      ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      socket.bind(UnixDomainSocketAddress.of(programs.socket()), BACKLOG);
      Bridge bridge = new Bridge(dispatcher, socket);
      bridge.threads.execute(bridge::listen);
      return bridge;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try {
      while (socket.isOpen()) {
        SocketChannel caller = socket.accept();
        threads.execute(() -> take(caller));
      }
    } catch (IOException e) {
      if (socket.isOpen()) {
        e.printStackTrace();
      }
      threads.shutdown();
    }
  }

  private void take(SocketChannel caller) {
    try (Conversation conversation = new Conversation(caller)) {
      conversation.answer(dispatcher::run);
    } catch (IOException callerIsGone) {
      // Nobody is left to be told.
    }
  }

  /** Takes no more calls; those under way go on to their end. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
