package io.geusemaker.scripting.cli;

import io.geusemaker.scripting.parameter.TypedDuration;
import java.time.Duration;
import picocli.CommandLine.TypeConversionException;

/** Durations among the options of a command. */
final class Durations {

  private Durations() {}

  static Duration parse(String text) {
    try {
      return TypedDuration.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
