package io.geusemaker.api;

import io.geusemaker.api.event.OperationListener;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.Target;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be asked of a deployment, immutable; no I/O until it is executed.
 *
 * <p>An operation ends early in an orderly way when its thread is interrupted (as by {@code
 * Future.cancel(true)}) or its time is up: what it had changed is undone first.
 *
 * @param <R> the kind of request
 * @param <T> what executing it returns
 */
public abstract sealed class Request<R extends Request<R, T>, T> permits Change, Recovery {

  final Target target;
  final Conduct conduct;
  final Optional<Engine> engine;

  Request(Target target, Conduct conduct, Optional<Engine> engine) {
    this.target = target;
    this.conduct = conduct;
    this.engine = engine;
  }

  abstract R conducted(Conduct changed);

  /** What is asked for, as a value that tells it from every other request. */
  abstract Object asked();

  /**
   * Hears of progress.
   *
   * @param listener called on the thread that executes
   * @return a new request
   */
  public R listener(OperationListener listener) {
    return conducted(conduct.listener(listener));
  }

  /**
   * Waits while another operation is at work on the deployment, instead of failing at once.
   *
   * @param patience how long to wait at most
   * @return a new request
   * @throws GeuseMakerException when it is negative
   */
  public R waitForLock(Duration patience) {
    return conducted(conduct.lockPatience(patience));
  }

  /**
   * Limits each step; one that takes longer is stopped and the operation undone.
   *
   * @param limit more than zero
   * @return a new request
   * @throws GeuseMakerException when it is not more than zero
   */
  public R stepTimeout(Duration limit) {
    return conducted(conduct.stepLimit(limit));
  }

  /**
   * Limits the whole operation; when it takes longer it is stopped and undone. Undoing is not
   * limited.
   *
   * @param limit more than zero
   * @return a new request
   * @throws GeuseMakerException when it is not more than zero
   */
  public R timeout(Duration limit) {
    return conducted(conduct.limit(limit));
  }

  /**
   * Does it.
   *
   * @return what was done
   * @throws GeuseMakerException when it was refused, or failed and was undone
   */
  public abstract T execute();

  /**
   * Does it, with the failure as a value.
   *
   * @return the failure or what was done
   */
  public Either<Failure, T> attempt() {
    try {
      return Either.right(execute());
    } catch (GeuseMakerException e) {
      return Either.left(e.failure());
    }
  }

  final Engine engine() {
    return engine.orElseGet(EngineLocator::engine);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Request<?, ?> that
        && target.equals(that.target)
        && asked().equals(that.asked())
        && conduct.equals(that.conduct)
        && engine.equals(that.engine);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(target, asked());
  }

  /** One line: what is asked of which deployment. */
  @Override
  public final String toString() {
    return asked().toString();
  }
}
