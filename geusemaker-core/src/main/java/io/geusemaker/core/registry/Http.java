package io.geusemaker.core.registry;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.http.BoundedBody;
import io.geusemaker.core.http.NetworkReason;
import io.geusemaker.core.http.Patience;
import io.geusemaker.core.http.WholeAnswer;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests, follows redirects, and tries again what fails in passing. */
final class Http {

  private static final Logger LOG = LoggerFactory.getLogger(Http.class);
  private static final int MOST_REDIRECTS = 5;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Patience patience;
  private final HttpClient client;
  private final RetryPolicy<Answer> retries;

  Http(Patience patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .proxy(ProxySelector.getDefault())
            .build();
    this.retries =
        RetryPolicy.<Answer>builder()
            .handleIf(thrown -> thrown instanceof IOException && !(thrown instanceof SSLException))
            .handleResultIf(Answer::isPassing)
            .abortIf(answer -> answer.retryAfter().compareTo(patience.longestPause()) > 0)
            .withMaxAttempts(patience.attempts())
            .withBackoff(patience.firstPause(), patience.longestPause())
            .withJitter(0.1)
            .withDelayFn(context -> wait(context.getLastResult()))
            .onRetry(event -> LOG.debug("Attempt {} of a request", event.getAttemptCount() + 1))
            .build();
  }

  private static Duration wait(@Nullable Answer answer) {
    return answer == null ? Duration.ofSeconds(-1) : answer.retryAfter();
  }

  /** Whatever the server answers, also when it fails to the end. */
  Answer send(Request request) {
    Question question = request.question();
    try {
      return Failsafe.with(retries).get(() -> follow(request));
    } catch (FailsafeException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (cause instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw question.interrupted(cause);
      }
      throw question.unreachable(NetworkReason.of(cause), cause);
    }
  }

  private Answer follow(Request first) throws IOException, InterruptedException {
    Origin home = origin(first, first.uri());
    Request request = first;
    boolean athome = true;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Answer answer = new Answer(request, exchange(request));
      if (!REDIRECTS.contains(answer.status()) || request.form().isPresent()) {
        return answer;
      }
      URI target = target(answer);
      Origin there = origin(request, target);
      if (!origin(request, request.uri()).maySendTo(there)) {
        throw first.question().malformed("it redirects from TLS to plain HTTP");
      }
      athome &= there.equals(home);
      request = request.redirectedTo(target, athome);
    }
    throw first.question().malformed("it redirects again and again");
  }

  private static URI target(Answer answer) {
    try {
      String location = answer.header("Location").filter(text -> !text.isBlank()).orElseThrow();
      return answer.request().uri().resolve(location);
    } catch (RuntimeException e) {
      throw answer.question().malformed("it redirects to no usable address");
    }
  }

  private static Origin origin(Request request, URI uri) {
    return Origin.of(uri)
        .orElseThrow(
            () -> request.question().malformed("it sends on to a server without TLS, or to none"));
  }

  private HttpResponse<byte[]> exchange(Request request) throws IOException, InterruptedException {
    try {
      return WholeAnswer.of(client, message(request), request.limit(), patience.timeout());
    } catch (BoundedBody.Overflow e) {
      throw request.question().tooLarge(request.limit());
    }
  }

  private static HttpRequest message(Request request) {
    HttpRequest.Builder message =
        HttpRequest.newBuilder(request.uri())
            .header("Accept", request.accept())
            .header("User-Agent", "geusemaker");
    if (request.headersOnly()) {
      message.method("HEAD", BodyPublishers.noBody());
    }
    request.authorization().ifPresent(header -> message.header("Authorization", clear(header)));
    request
        .form()
        .ifPresent(
            form ->
                message
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(clear(form))));
    return message.build();
  }

  private static String clear(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }
}
