package io.geusemaker.core.lease;

import java.time.Duration;

/**
 * How long a lease lasts.
 *
 * @param timeToLive after which it runs out unless it was renewed
 * @param renewEvery how often its holder renews it; several times in its life, so that one renewal
 *     that fails does no harm
 */
record LeaseTerms(Duration timeToLive, Duration renewEvery) {

  static final LeaseTerms STANDARD = new LeaseTerms(Duration.ofMinutes(2), Duration.ofSeconds(30));
}
