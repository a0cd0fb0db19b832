package io.geusemaker.scripting.runbook;

import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;

/** What a script has thrown, in one line. */
final class Thrown {

  private Thrown() {}

  static String inWords(Throwable thrown) {
    if (thrown instanceof PowerAssertionError) {
      return "the assertion does not hold"; // its own message shows every value
    }
    String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("").strip();
    return thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
  }
}
