package io.geusemaker.scripting.runbook;

import groovy.lang.GroovyClassLoader;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.Optional;

/** Finds the line of the script among the frames of a stack. */
final class ScriptLine {

  private ScriptLine() {}

  /** The line that called; zero when no script did. */
  static int ofCaller() {
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(
                        f -> f.getDeclaringClass().getClassLoader() instanceof GroovyClassLoader)
                    .map(StackFrame::getLineNumber)
                    .filter(line -> line > 0)
                    .findFirst())
        .orElse(0);
  }

  /** The line of this script that something was thrown from or through. */
  static Optional<Integer> of(Throwable thrown, String script) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> script.equals(frame.getFileName()))
        .map(StackTraceElement::getLineNumber)
        .filter(line -> line > 0)
        .findFirst();
  }
}
