package io.geusemaker.examples.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.credential.BcryptHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * A stand-in for nginx on the host: it asks for basic authentication and looks into its file at
 * each request. Unlike nginx it understands bcrypt only.
 */
public final class ProxyStandIn implements AutoCloseable {

  private final Path file;
  private final HttpServer server;

  /** Starts one that has this file. */
  public ProxyStandIn(Path file) {
    this.file = file;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** What it asks a password for. */
  public String url() {
    return base() + "/private/";
  }

  /** What nobody is asked a password for. */
  public String openUrl() {
    return base() + "/open/";
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    List<String> headers = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
    boolean open =
        exchange.getRequestURI().getPath().startsWith("/open/")
            || headers.stream().anyMatch(this::accepts);
    exchange.sendResponseHeaders(open ? 200 : 401, -1);
    exchange.close();
  }

  private boolean accepts(String header) {
    byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
    String[] words = new String(pair, StandardCharsets.UTF_8).split(":", 2);
    return accepts(words[0], words[1]);
  }

  /** Whether it lets a user in. */
  public boolean accepts(String user, String password) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
          .map(line -> line.split(":", 3))
          .filter(words -> words[0].equals(user))
          .anyMatch(words -> BcryptHash.parse(words[1]).matches(Secret.of(password)));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
