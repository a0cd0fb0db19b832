package io.geusemaker.examples.contract;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One stack on the Docker engine for all tests of a class: up before the first, down after the
 * last.
 *
 * @param <T> what is brought up
 */
final class OnDocker<T extends AutoCloseable> implements BeforeAllCallback, AfterAllCallback {

  private final Supplier<T> up;
  private @Nullable T stack;

  OnDocker(Supplier<T> up) {
    this.up = up;
  }

  /** The stack, which is up. */
  T get() {
    return Objects.requireNonNull(stack);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    DockerEngine.require();
    stack = up.get();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (stack != null) {
      stack.close();
    }
  }
}
