package io.geusemaker.core.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Waits for an answer to its last byte: the client's own time limit ends with the headers. */
public final class WholeAnswer {

  private WholeAnswer() {}

  /**
   * Sends a request and receives the answer.
   *
   * @param client sends it
   * @param request what is asked
   * @param limit how many bytes a success may have
   * @param timeout how long it may take
   * @return the answer, whatever it is
   * @throws IOException when there is none, and {@link HttpTimeoutException} when it takes longer
   * @throws InterruptedException when the thread was interrupted meanwhile
   * @throws BoundedBody.Overflow when a success has more bytes
   */
  public static HttpResponse<byte[]> of(
      HttpClient client, HttpRequest request, long limit, Duration timeout)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(request, BoundedBody.upTo(limit));
    try {
      return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      pending.cancel(true);
    }
  }

  private static IOException failure(ExecutionException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BoundedBody.Overflow overflow) {
        throw overflow;
      }
      if (cause instanceof SSLException tls) {
        return tls;
      }
    }
    return e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
  }
}
