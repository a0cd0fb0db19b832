package io.geusemaker.api.spi;

import io.geusemaker.api.event.OperationListener;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.Plan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How an operation is conducted, as against what it does.
 *
 * @param listener hears of progress
 * @param confirmation is shown the plan and decides
 * @param expectedPlanHash the hash that the plan must have, when one was agreed to before
 * @param operationId the caller's own name for the operation
 * @param lockPatience how long to wait for another operation on the deployment
 * @param stepLimit how long a step may take
 * @param limit how long the whole operation may take
 */
public record Conduct(
    OperationListener listener,
    Predicate<Plan> confirmation,
    Optional<String> expectedPlanHash,
    Optional<String> operationId,
    Duration lockPatience,
    Optional<Duration> stepLimit,
    Optional<Duration> limit) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Conduct UNATTENDED =
      new Conduct(
          OperationListener.none(),
          plan -> true,
          Optional.empty(),
          Optional.empty(),
          Duration.ZERO,
          Optional.empty(),
          Optional.empty());

  /**
   * Checks the id and the times.
   *
   * @throws GeuseMakerException when one is not acceptable
   */
  public Conduct {
    require(
        operationId.map(id -> ID.matcher(id).matches()).orElse(true),
        "operation id",
        "it has to be 1 to 64 letters, digits, dashes or underscores and start with a letter or"
            + " digit");
    require(!lockPatience.isNegative(), "time to wait", "it cannot be negative");
    require(positive(stepLimit), "step timeout", "it has to be more than zero");
    require(positive(limit), "timeout", "it has to be more than zero");
  }

  private static boolean positive(Optional<Duration> time) {
    return time.map(limit -> !limit.isZero() && !limit.isNegative()).orElse(true);
  }

  private static void require(boolean condition, String field, String otherwise) {
    if (!condition) {
      throw new GeuseMakerException(new RequestFailure.Invalid(field, otherwise));
    }
  }

  /**
   * Silent, and goes ahead without asking.
   *
   * @return the default
   */
  public static Conduct unattended() {
    return UNATTENDED;
  }

  /**
   * Hears of progress.
   *
   * @param chosen the listener
   * @return a new conduct
   */
  public Conduct listener(OperationListener chosen) {
    return new Conduct(
        chosen, confirmation, expectedPlanHash, operationId, lockPatience, stepLimit, limit);
  }

  /**
   * Asks before anything is changed.
   *
   * @param chosen the confirmation
   * @return a new conduct
   */
  public Conduct confirmation(Predicate<Plan> chosen) {
    return new Conduct(
        listener, chosen, expectedPlanHash, operationId, lockPatience, stepLimit, limit);
  }

  /**
   * Accepts one plan only.
   *
   * @param hash the hash of the plan that was agreed to
   * @return a new conduct
   */
  public Conduct expectedPlanHash(String hash) {
    return new Conduct(
        listener, confirmation, Optional.of(hash), operationId, lockPatience, stepLimit, limit);
  }

  /**
   * Accepts any plan, for an operation that serves another.
   *
   * @return a new conduct
   */
  public Conduct acceptingAnyPlan() {
    return new Conduct(
        listener,
        UNATTENDED.confirmation(),
        Optional.empty(),
        Optional.empty(),
        lockPatience,
        stepLimit,
        limit);
  }

  /**
   * Names the operation.
   *
   * @param id the caller's own name for it
   * @return a new conduct
   */
  public Conduct operationId(String id) {
    return new Conduct(
        listener, confirmation, expectedPlanHash, Optional.of(id), lockPatience, stepLimit, limit);
  }

  /**
   * Waits for another operation on the deployment.
   *
   * @param patience how long at most
   * @return a new conduct
   */
  public Conduct lockPatience(Duration patience) {
    return new Conduct(
        listener, confirmation, expectedPlanHash, operationId, patience, stepLimit, limit);
  }

  /**
   * Limits each step.
   *
   * @param longest how long a step may take
   * @return a new conduct
   */
  public Conduct stepLimit(Duration longest) {
    return new Conduct(
        listener,
        confirmation,
        expectedPlanHash,
        operationId,
        lockPatience,
        Optional.of(longest),
        limit);
  }

  /**
   * Limits the whole operation.
   *
   * @param longest how long it may take
   * @return a new conduct
   */
  public Conduct limit(Duration longest) {
    return new Conduct(
        listener,
        confirmation,
        expectedPlanHash,
        operationId,
        lockPatience,
        stepLimit,
        Optional.of(longest));
  }
}
