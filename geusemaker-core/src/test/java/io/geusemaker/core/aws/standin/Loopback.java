package io.geusemaker.core.aws.standin;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that only this machine reaches. */
public final class Loopback implements AutoCloseable {

  private final HttpServer http;
  private final ExecutorService requests;

  private Loopback(HttpServer http, ExecutorService requests) {
    this.http = http;
    this.requests = requests;
  }

  /** Starts it, and sets credentials that the SDK's own chain finds. */
  public static Loopback start(HttpHandler handler) {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "an-example-and-no-secret");
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExecutorService requests =
          Executors.newCachedThreadPool(
              action -> {
                Thread thread = new Thread(action, "stand-in");
                thread.setDaemon(true);
                return thread;
              });
      http.createContext("/", handler);
      http.setExecutor(requests);
      http.start();
      return new Loopback(http, requests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return where it listens} */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  @Override
  public void close() {
    http.stop(0);
    requests.shutdownNow();
  }
}
