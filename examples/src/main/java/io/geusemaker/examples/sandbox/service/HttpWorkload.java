package io.geusemaker.examples.sandbox.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.geusemaker.examples.sandbox.docker.Surroundings;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A small HTTP server in a container, which reads its environment when it starts. */
final class HttpWorkload implements Workload {

  private final Door door;
  private final int portInside;
  private final int port = Loopback.freePort();
  private volatile @Nullable HttpServer server;

  HttpWorkload(Door door, int portInside) {
    this.door = door;
    this.portInside = portInside;
  }

  int port() {
    return port;
  }

  @Override
  public synchronized void start(Surroundings surroundings) {
    if (server != null) {
      return;
    }
    try {
      HttpServer starting = Loopback.server(port);
      starting.createContext("/", exchange -> serve(exchange, surroundings.environment()));
      starting.start();
      server = starting;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(HttpExchange exchange, Map<String, String> environment) throws IOException {
    try (exchange) {
      Door.Reply reply =
          door.answer(
              environment,
              exchange.getRequestURI().getPath(),
              name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse(""));
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public synchronized void stop() {
    HttpServer stopping = server;
    server = null;
    if (stopping != null) {
      stopping.stop(0);
    }
  }

  @Override
  public Status status() {
    return Status.of(server != null);
  }

  @Override
  public Map<Integer, Integer> ports() {
    return Map.of(portInside, port);
  }
}
