package io.geusemaker.scripting.runbook;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import java.util.Optional;

/** A runbook ended before its end. */
public final class RunbookFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String place;

  RunbookFailed(String what, String place, Throwable cause) {
    super(what, cause);
    this.place = place;
  }

  /**
   * Why, when an operation failed.
   *
   * @return empty when the script itself did
   */
  public Optional<Failure> failure() {
    return getCause() instanceof GeuseMakerException e
        ? Optional.of(e.failure())
        : Optional.empty();
  }

  /**
   * Where in the script.
   *
   * @return file, line and the text of that line; only the file when the line is unknown
   */
  public String place() {
    return place;
  }
}
