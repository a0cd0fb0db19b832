package io.geusemaker.core.registry.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A registry on a free port of this machine that answers by its routes, the last added first. */
public final class StubRegistry implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Route> routes = new CopyOnWriteArrayList<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final StubContent content = new StubContent();

  private StubRegistry(HttpServer server) {
    this.server = server;
    routes.add(content);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public static StubRegistry start() {
    try {
      return new StubRegistry(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Host and port, as image references name them. */
  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  public String url(String path) {
    return "http://" + host() + path;
  }

  /** What it has. */
  public StubContent content() {
    return content;
  }

  /** Lets a route answer before all that are there. */
  public StubRegistry before(Route route) {
    routes.add(0, route);
    return this;
  }

  /** Answers the next requests for a path with these, one each. */
  public StubRegistry next(String path, Reply... replies) {
    Queue<Reply> queue = new ArrayDeque<>(List.of(replies));
    return before(
        request ->
            request.path().equals(path) ? Optional.ofNullable(queue.poll()) : Optional.empty());
  }

  /** Answers all requests for a path with this. */
  public StubRegistry always(String path, Reply reply) {
    return before(request -> request.path().equals(path) ? Optional.of(reply) : Optional.empty());
  }

  /** The requests so far. */
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** The requests for a path so far. */
  public List<Seen> seen(String path) {
    return seen.stream().filter(request -> request.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Seen request = Seen.of(exchange);
      seen.add(request);
      Reply reply =
          routes.stream()
              .flatMap(route -> route.answer(request).stream())
              .findFirst()
              .orElse(Reply.error(404, "NAME_UNKNOWN"));
      reply.send(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
