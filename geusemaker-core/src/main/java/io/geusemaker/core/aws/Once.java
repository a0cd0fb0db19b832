package io.geusemaker.core.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first needed; what fails is tried again.
 *
 * @param <T> its type
 */
public final class Once<T> {

  private final Supplier<T> maker;
  private @Nullable T made;

  /**
   * Will make it.
   *
   * @param maker makes the value
   */
  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  /**
   * The value.
   *
   * @return always the same
   */
  public synchronized T get() {
    T value = made;
    if (value == null) {
      value = maker.get();
      made = value;
    }
    return value;
  }
}
