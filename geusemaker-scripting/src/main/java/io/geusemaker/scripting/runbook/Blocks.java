package io.geusemaker.scripting.runbook;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/** Runs the blocks of a runbook on the object that they describe. */
final class Blocks {

  private Blocks() {}

  /** The block's words mean the object's first, then those around it. */
  static <T> T configured(T object, Closure<?> block) {
    run(block, object, null);
    return object;
  }

  static void run(Closure<?> block, Object delegate, @Nullable Object argument) {
    Closure<?> own = (Closure<?>) block.clone();
    own.setDelegate(delegate);
    own.setResolveStrategy(Closure.DELEGATE_FIRST);
    boolean asks = argument != null && own.getMaximumNumberOfParameters() > 0;
    Object unused = asks ? own.call(argument) : own.call();
  }
}
