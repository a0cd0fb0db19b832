package io.geusemaker.core.signature.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lets cosign record what it signs in a log, now, over Rekor's API on this machine. */
public final class StandInRekor implements AutoCloseable {

  private final StandInLog log;
  private final HttpServer server;

  public StandInRekor(StandInLog log) {
    this.log = log;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/v1/log/entries", this::record);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void record(HttpExchange exchange) throws IOException {
    try (exchange) {
      String entry =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip();
      byte[] answer = log.response(entry, Instant.now()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(201, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
