package io.geusemaker.core.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.geusemaker.core.http.BoundedBody;
import io.geusemaker.core.http.NetworkReason;
import io.geusemaker.core.http.Patience;
import io.geusemaker.core.http.RetryAfter;
import io.geusemaker.core.http.WholeAnswer;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Posts JSON and reads JSON, again when that may help. */
final class JsonService {

  private static final long LARGEST = 64L << 20;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client;
  private final Patience patience;
  private final RetryPolicy<JsonNode> again;

  JsonService(Patience patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience.timeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.again =
        RetryPolicy.<JsonNode>builder()
            .handleIf(
                error ->
                    error instanceof ServiceException failure
                        && failure.worthAnother(patience.longestPause()))
            .withBackoff(patience.firstPause(), patience.longestPause())
            .withDelayFnOn(JsonService::askedPause, ServiceException.class)
            .withJitter(0.2)
            .withMaxAttempts(patience.attempts())
            .build();
  }

  /** Failsafe takes a negative delay for none, and backs off instead. */
  private static Duration askedPause(ExecutionContext<JsonNode> context) {
    return context.getLastException() instanceof ServiceException failure
        ? failure.pause().orElse(Duration.ofNanos(-1))
        : Duration.ofNanos(-1);
  }

  JsonNode post(URI address, JsonNode body) throws ServiceException {
    try {
      return Failsafe.with(again).get(() -> once(address, body));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof ServiceException failure) {
        throw failure;
      }
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw ServiceException.lasting("the wait for it was interrupted");
      }
      throw e;
    }
  }

  private JsonNode once(URI address, JsonNode body) throws ServiceException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("User-Agent", "geusemaker")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<byte[]> response = send(request);
    int status = response.statusCode();
    if (status == TOO_MANY || status >= SERVER_ERROR) {
      throw ServiceException.passing("it answered " + status, RetryAfter.of(response.headers()));
    }
    if (status != 200) {
      throw ServiceException.lasting("it answered " + status);
    }
    try {
      return Json.mapper().readTree(response.body());
    } catch (IOException e) {
      throw ServiceException.passing("its answer is not JSON, or cut short", Optional.empty());
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request)
      throws ServiceException, InterruptedException {
    try {
      return WholeAnswer.of(client, request, LARGEST, patience.timeout());
    } catch (BoundedBody.Overflow e) {
      throw ServiceException.passing(
          "its answer is larger than " + LARGEST + " bytes", Optional.empty());
    } catch (IOException e) {
      throw ServiceException.passing(NetworkReason.of(e), Optional.empty());
    }
  }
}
