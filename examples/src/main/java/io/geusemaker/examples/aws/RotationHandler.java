package io.geusemaker.examples.aws;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Rotation;
import io.geusemaker.api.model.RotationResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A handler for AWS Lambda, {@code io.geusemaker.examples.aws.RotationHandler::handleRequest}; it
 * needs no library of Lambda's.
 *
 * <p>Events are {@code {"deployment": "my-dev-stack", "services": ["postgres"], "id": "..."}}.
 * Without {@code services} everything is rotated. The {@code id} names the operation: Lambda hands
 * an event over again when it cannot tell whether it was handled, and then the first result is
 * returned.
 */
public final class RotationHandler {

  /** Shorter than Lambda's 15 minutes by waiting, recovering what died, and what undoing takes. */
  private static final Duration LIMIT = Duration.ofMinutes(6);

  /** Longer than the lease of a controller that died, which is two minutes. */
  private static final Duration WAIT = Duration.ofMinutes(3);

  private final UnaryOperator<Deployment> choices;

  /** Called by Lambda; what is chosen is in its environment. */
  public RotationHandler() {
    this(new Environment(System.getenv()));
  }

  /**
   * With records, key and transport of the caller's.
   *
   * @param choices says what is chosen of a deployment
   */
  public RotationHandler(UnaryOperator<Deployment> choices) {
    this.choices = choices;
  }

  /**
   * Rotates; an operation that died before is ended first.
   *
   * @param event what is wanted
   * @return what was done, without any secret
   * @throws io.geusemaker.api.failure.GeuseMakerException when it failed, so that Lambda counts it
   *     as failed; its message says what state the host is in and what to do
   * @throws IllegalArgumentException when the event lacks a member
   */
  public Map<String, Object> handleRequest(Map<String, Object> event) {
    Rotation everything = choices.apply(Deployment.of(text(event, "deployment"))).rotate();
    Rotation wanted =
        event.get("services") instanceof List<?> names
            ? everything.services(names.stream().map(Object::toString).toList())
            : everything;
    if (wanted.equals(everything) && event.containsKey("services")) {
      throw new IllegalArgumentException("\"services\" has to be a list of names");
    }
    RotationResult result =
        wanted.operationId(text(event, "id")).waitForLock(WAIT).timeout(LIMIT).execute();
    return Map.of(
        "operation", result.receipt().operationId(),
        "outcome", result.toString(),
        "warnings", result.warnings());
  }

  private static String text(Map<String, Object> event, String member) {
    if (event.get(member) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("the event has no text in \"" + member + "\"");
  }
}
