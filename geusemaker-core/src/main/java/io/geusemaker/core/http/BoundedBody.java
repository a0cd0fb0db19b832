package io.geusemaker.core.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Receives no more bytes than allowed. */
public final class BoundedBody implements BodySubscriber<byte[]> {

  /** As much of an error page as could hold a word for the error. */
  private static final long ERROR_PAGE = 64 << 10;

  private final long limit;
  private final boolean cut;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  private BoundedBody(long limit, boolean cut) {
    this.limit = limit;
    this.cut = cut;
  }

  /**
   * Fails with {@link Overflow} when a success has more bytes; of other answers keeps a part.
   *
   * @param limit how many bytes a success may have
   * @return the handler
   */
  public static BodyHandler<byte[]> upTo(long limit) {
    return head ->
        head.statusCode() == 200
            ? new BoundedBody(limit, false)
            : new BoundedBody(ERROR_PAGE, true);
  }

  /** More came than allowed. */
  public static final class Overflow extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (body.isDone()) {
        return;
      }
      byte[] bytes = new byte[(int) Math.min(buffer.remaining(), limit - received.size())];
      boolean fits = bytes.length == buffer.remaining();
      buffer.get(bytes);
      received.writeBytes(bytes);
      if (!fits) {
        stop();
      }
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    if (cut) {
      body.complete(received.toByteArray());
    } else {
      body.completeExceptionally(new Overflow());
    }
  }

  @Override
  public void onError(Throwable thrown) {
    body.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    body.complete(received.toByteArray());
  }
}
