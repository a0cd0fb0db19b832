package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be told of a deployment besides what always is.
 *
 * @param olderThanSeconds the age from which a credential is due; empty when none is
 * @param patches asks registries and advisory databases on these terms; empty to tell what was
 *     known when a patch was last planned
 */
public record StatusRequest(Optional<Long> olderThanSeconds, Optional<PatchRequest> patches) {

  /**
   * What is on the host and on record, and nothing else.
   *
   * @return the request
   */
  public static StatusRequest standard() {
    return new StatusRequest(Optional.empty(), Optional.empty());
  }

  /**
   * Tells which credentials are due.
   *
   * @param age the age from which one is due; one that was never rotated from here always is
   * @return a new request
   * @throws GeuseMakerException when it is negative
   */
  public StatusRequest olderThan(Duration age) {
    if (age.isNegative()) {
      throw new GeuseMakerException(new RequestFailure.Invalid("age", "it cannot be negative"));
    }
    return new StatusRequest(Optional.of(age.toSeconds()), patches);
  }

  /**
   * Asks registries and advisory databases for patches now.
   *
   * @param terms as a patch would be asked for, such as {@code stack.patch().request()}
   * @return a new request
   */
  public StatusRequest patches(PatchRequest terms) {
    return new StatusRequest(olderThanSeconds, Optional.of(terms));
  }

  /**
   * The age from which a credential is due.
   *
   * @return empty when none is
   */
  public Optional<Duration> olderThan() {
    return olderThanSeconds.map(Duration::ofSeconds);
  }
}
