package io.geusemaker.core.advisory.osv;

import java.time.Duration;
import java.util.Optional;

/** A service did not answer as it should. */
final class ServiceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean passing;
  private final transient Optional<Duration> pause;

  private ServiceException(String reason, boolean passing, Optional<Duration> pause) {
    super(reason);
    this.passing = passing;
    this.pause = pause;
  }

  /** It may answer when it is asked again. */
  static ServiceException passing(String reason, Optional<Duration> pause) {
    return new ServiceException(reason, true, pause);
  }

  /** It would say the same again. */
  static ServiceException lasting(String reason) {
    return new ServiceException(reason, false, Optional.empty());
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether to ask again, after at most so long. */
  boolean worthAnother(Duration longestPause) {
    return passing && pause.filter(asked -> asked.compareTo(longestPause) > 0).isEmpty();
  }

  /** How long the service wants to be left alone. */
  Optional<Duration> pause() {
    return pause;
  }
}
