package io.geusemaker.api.failure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thrown by {@code execute()} and {@code plan()}; carries the {@link Failure}. */
public final class GeuseMakerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /**
   * Wraps a failure.
   *
   * @param failure what went wrong
   */
  public GeuseMakerException(Failure failure) {
    this(failure, null);
  }

  /**
   * Wraps a failure and its cause.
   *
   * @param failure what went wrong
   * @param cause what it came from
   */
  public GeuseMakerException(Failure failure, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = Objects.requireNonNull(failure, "failure");
  }

  /**
   * The failure as a value.
   *
   * @return what went wrong
   */
  public Failure failure() {
    return failure;
  }
}
