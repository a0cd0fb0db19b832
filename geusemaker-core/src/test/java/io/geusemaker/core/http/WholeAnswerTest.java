package io.geusemaker.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WholeAnswerTest {

  private final HttpServer server;
  private HttpHandler handler = exchange -> exchange.sendResponseHeaders(200, -1);

  WholeAnswerTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/", exchange -> handler.handle(exchange));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private HttpResponse<byte[]> fetch(long limit, Duration timeout)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return WholeAnswer.of(
        HttpClient.newHttpClient(), HttpRequest.newBuilder(address).build(), limit, timeout);
  }

  private static HttpHandler answering(int status, int bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(status, bytes);
      exchange.getResponseBody().write(new byte[bytes]);
      exchange.close();
    };
  }

  @Test
  void a_success_up_to_the_limit_is_read() throws Exception {
    handler = answering(200, 100_000);

    assertThat(fetch(100_000, Duration.ofSeconds(20)).body()).hasSize(100_000);
    assertThatThrownBy(() -> fetch(99_999, Duration.ofSeconds(20)))
        .isInstanceOf(BoundedBody.Overflow.class);
  }

  @Test
  void of_a_page_that_is_no_success_a_part_is_kept() throws Exception {
    handler = answering(503, 1 << 20);

    HttpResponse<byte[]> answer = fetch(10, Duration.ofSeconds(20));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).hasSizeBetween(1, 1 << 19);
  }

  @Test
  void a_body_that_breaks_off_is_an_error() {
    handler =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('x');
          exchange.close();
        };

    assertThatThrownBy(() -> fetch(2000, Duration.ofSeconds(20))).isInstanceOf(IOException.class);
  }

  @Test
  void a_body_that_does_not_end_is_not_waited_for() {
    handler =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
        };

    assertThatThrownBy(() -> fetch(2000, Duration.ofMillis(300)))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessage("no whole answer within 300 ms");
  }

  @ParameterizedTest
  @CsvSource({"10, PT10S", "' 10 ', PT10S", "'Thu, 01 Jan 1970 00:00:00 GMT', PT0S", "soon, ''"})
  void the_pause_that_is_asked_for_is_read(String header, String pause) throws Exception {
    handler =
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", header);
          exchange.sendResponseHeaders(429, -1);
          exchange.close();
        };

    assertThat(
            RetryAfter.of(fetch(10, Duration.ofSeconds(20)).headers())
                .map(Duration::toString)
                .orElse(""))
        .isEqualTo(pause);
  }
}
