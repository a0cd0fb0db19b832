package io.geusemaker.examples.sandbox.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * The route that stands for the local socket inside the container, where the official image asks
 * for no password: connections from a loopback address of its own.
 *
 * @param source the address that connections come from
 * @param host the address that they go to, as in a URL
 */
record LocalRoute(String source, String host) {

  private static final LocalRoute SECOND_LOOPBACK = new LocalRoute("127.0.0.2", "127.0.0.1");

  /** Systems with a single IPv4 loopback address, such as macOS. */
  private static final LocalRoute IPV6_LOOPBACK = new LocalRoute("::1", "[::1]");

  static LocalRoute ofThisMachine() {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), 0));
      return SECOND_LOOPBACK;
    } catch (IOException noSuchAddress) {
      return IPV6_LOOPBACK;
    }
  }

  static String hba() {
    return """
    host all all 127.0.0.2/32 trust
    host all all ::1/128 trust
    host all all 127.0.0.1/32 scram-sha-256
    """;
  }
}
