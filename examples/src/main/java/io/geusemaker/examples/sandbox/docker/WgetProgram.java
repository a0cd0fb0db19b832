package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.image.Flaw;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** {@code wget --spider} of the container's own port, as health checks use it. */
final class WgetProgram implements ContainerProgram {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public int run(Container container, Map<String, String> environment, Call call) {
    if (call.arguments().size() != 2 || !call.arguments().get(0).equals("--spider")) {
      throw new UnsupportedCall(call.toString());
    }
    URI asked = URI.create(call.arguments().get(1));
    int port = container.workload().ports().getOrDefault(asked.getPort(), 0);
    if (container.image().config().content().flaw() instanceof Flaw.NeverHealthy || port == 0) {
      return 4;
    }
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + asked.getPath()))
              .timeout(Duration.ofSeconds(5))
              .build();
      int status = CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status < 400 ? 0 : 8;
    } catch (IOException e) {
      return 4;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 4;
    }
  }
}
