package io.geusemaker.ssh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts on the failure that something throws. */
final class Failures {

  private Failures() {}

  static AbstractObjectAssert<?, ?> assertFailure(ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOf(GeuseMakerException.class)
        .extracting(thrown -> ((GeuseMakerException) thrown).failure());
  }
}
