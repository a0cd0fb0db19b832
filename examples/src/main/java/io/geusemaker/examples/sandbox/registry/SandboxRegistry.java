package io.geusemaker.examples.sandbox.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.geusemaker.examples.sandbox.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An image registry on a port of 127.0.0.1 that stays the same while it comes and goes. It asks for
 * no login and speaks plain HTTP, as docker allows it on loopback.
 */
public final class SandboxRegistry implements AutoCloseable {

  private final int port = Loopback.freePort();
  private final Routes routes = new Routes();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(SandboxRegistry::daemon);
  private volatile Duration delay = Duration.ZERO;
  private volatile Function<String, Fate> fates = request -> Fate.ANSWERED;
  private @Nullable HttpServer server;

  /** A registry without images that is not there yet, see {@link #comeBack}. */
  public SandboxRegistry() {}

  /**
   * Where it is, as the first part of an image's name says it.
   *
   * @return {@code 127.0.0.1:} and the port
   */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /**
   * Adds an image, and moves the tag to it if it is on another.
   *
   * @param repository such as {@code library/postgres}
   * @param tag the tag
   * @param image the image
   * @return the digest of its index
   */
  public String add(String repository, String tag, ImageConfig image) {
    return routes.repository(repository).add(tag, ImageDocuments.of(image));
  }

  /**
   * Lets a tag point to an image that is there.
   *
   * @param repository such as {@code library/postgres}
   * @param tag the tag, new or old
   * @param digest what {@link #add} returned
   * @throws IllegalArgumentException when there is no such image
   */
  public void moveTag(String repository, String tag, String digest) {
    routes.repository(repository).tag(tag, digest);
  }

  /**
   * Removes a tag; its image stays.
   *
   * @param repository such as {@code library/postgres}
   * @param tag the tag
   */
  public void removeTag(String repository, String tag) {
    routes.repository(repository).untag(tag);
  }

  /**
   * The image that a tag points to.
   *
   * @param repository such as {@code library/postgres}
   * @param tag the tag
   * @return the digest of its index
   * @throws java.util.NoSuchElementException when there is no such tag
   */
  public String digest(String repository, String tag) {
    return routes.repository(repository).digest(tag).orElseThrow();
  }

  /**
   * The name of an image as compose files have it.
   *
   * @param repository such as {@code library/postgres}
   * @param tag the tag
   * @return registry, repository and tag
   */
  public String tagged(String repository, String tag) {
    return host() + "/" + repository + ":" + tag;
  }

  /**
   * The name of an image with its digest.
   *
   * @param repository such as {@code library/postgres}
   * @param tag the tag
   * @return registry, repository, tag and digest
   */
  public String pinned(String repository, String tag) {
    return tagged(repository, tag) + "@" + digest(repository, tag);
  }

  /**
   * What it was asked for.
   *
   * @return method and path of each request, oldest first
   */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /**
   * Answers each request only after a while.
   *
   * @param wait how long; zero for at once
   */
  public void delay(Duration wait) {
    delay = wait;
  }

  /**
   * Chooses what becomes of each request from now on.
   *
   * @param chosen tells it from the request's method and path; called before it is answered
   */
  public void fates(Function<String, Fate> chosen) {
    fates = chosen;
  }

  /** Stops to listen; nothing when it does not. */
  public synchronized void goOffline() {
    HttpServer stopping = server;
    server = null;
    if (stopping != null) {
      stopping.stop(0);
    }
  }

  /** Listens, on the same port as before; nothing when it does already. */
  public synchronized void comeBack() {
    if (server != null) {
      return;
    }
    try {
      HttpServer starting = Loopback.server(port);
      starting.setExecutor(threads);
      starting.createContext("/", this::handle);
      starting.start();
      server = starting;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes offline for good. */
  @Override
  public void close() {
    goOffline();
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      requests.add(request);
      Thread.sleep(delay.toMillis());
      Fate fate = fates.apply(request);
      if (fate == Fate.DROPPED) {
        return;
      }
      Answer answer =
          fate == Fate.REFUSED
              ? Answer.error(503, "UNAVAILABLE", "service unavailable")
              : routes.answer(
                  exchange.getRequestURI().getPath(),
                  Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
      byte[] body = answer.body().bytes();
      exchange.getResponseHeaders().set("Content-Type", answer.body().mediaType());
      exchange.getResponseHeaders().set("Docker-Distribution-Api-Version", "registry/2.0");
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        exchange.sendResponseHeaders(answer.status(), body.length);
        int length = fate == Fate.CUT_SHORT ? body.length / 2 : body.length;
        exchange.getResponseBody().write(body, 0, length);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sandbox-registry");
    thread.setDaemon(true);
    return thread;
  }
}
