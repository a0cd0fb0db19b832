package io.geusemaker.examples.sandbox.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** 127.0.0.1, where everything in the sandbox listens. */
public final class Loopback {

  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 100;
  private static final int BACKLOG = 50;

  private Loopback() {}

  /**
   * The address.
   *
   * @return 127.0.0.1 as a value
   */
  public static InetAddress address() {
    try {
      return Inet4Address.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens a server on a port. One that was stopped there a moment ago may still hold it: a server
   * lets go of its port in a thread of its own.
   *
   * @param port the port
   * @return the server, not started
   * @throws IOException when the port stays taken
   */
  public static HttpServer server(int port) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return HttpServer.create(new InetSocketAddress(address(), port), BACKLOG);
      } catch (BindException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  /**
   * Finds a port that nobody listens on, below those that the system gives out by itself: it must
   * still be free when its server starts, and over its restarts. No other sandbox of this user gets
   * it while this JVM runs.
   *
   * @return the port
   */
  public static int freePort() {
    BindException last = new BindException("no port tried");
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!PortReservations.reserve(port)) {
        continue;
      }
      try (ServerSocket socket = new ServerSocket(port, 1, address())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        last = taken;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new UncheckedIOException(last);
  }
}
