package io.geusemaker.core.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.http.RetryAfter;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a server answered, whatever it was. */
final class Answer {

  private final Request request;
  private final HttpResponse<byte[]> response;

  /**
   * Keeps an answer.
   *
   * @param request what it answers, after redirects
   */
  Answer(Request request, HttpResponse<byte[]> response) {
    this.request = request;
    this.response = response;
  }

  Request request() {
    return request;
  }

  Question question() {
    return request.question();
  }

  int status() {
    return response.statusCode();
  }

  byte[] body() {
    return response.body();
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  List<String> headers(String name) {
    return response.headers().allValues(name);
  }

  /** Whether it is worth asking again. */
  boolean isPassing() {
    return status() == 429 || status() == 500 || (status() >= 502 && status() <= 504);
  }

  /** How long the server wants to be left alone; negative when it did not say. */
  Duration retryAfter() {
    return RetryAfter.of(response.headers()).orElse(Duration.ofSeconds(-1));
  }

  /**
   * Refuses anything but success.
   *
   * @param identity as whom was asked, which can take a while to find out
   * @return this
   */
  Answer require(Supplier<String> identity) {
    if (status() == 200) {
      return this;
    }
    Question question = question();
    String registry = question.registry();
    String asked = question.asked();
    if (status() == 401 || status() == 403) {
      throw new GeuseMakerException(
          new RegistryFailure.AccessDenied(registry, asked, identity.get(), inWords()));
    }
    if (status() == 404) {
      throw new GeuseMakerException(new RegistryFailure.NotFound(registry, asked));
    }
    if (status() == 429) {
      Duration wait = retryAfter();
      throw new GeuseMakerException(
          new RegistryFailure.RateLimited(
              registry, asked, wait.isNegative() ? Duration.ZERO : wait));
    }
    if (status() >= 500) {
      throw new GeuseMakerException(new RegistryFailure.ServerError(registry, asked, inWords()));
    }
    throw question.malformed("it answered " + inWords());
  }

  /** The body as JSON. */
  JsonNode json() {
    try {
      return Json.mapper().readTree(body());
    } catch (IOException e) {
      throw question().malformed("it is not JSON, or was cut");
    }
  }

  /** The status with the registry's own word for it, if it is a word. */
  private String inWords() {
    String code = "";
    try {
      code = Json.mapper().readTree(body()).path("errors").path(0).path("code").asText();
    } catch (IOException e) {
      // Then it is a page for people.
    }
    return status() + (code.matches("[A-Z_]{1,40}") ? " " + code : "");
  }
}
