package io.geusemaker.api.model;

/**
 * How long a step took.
 *
 * @param id the step
 * @param description what it did
 * @param seconds how long it took
 */
public record StepReport(String id, String description, double seconds) {

  /** One line: what it did and for how long. */
  @Override
  public String toString() {
    return OneLine.of(String.format(java.util.Locale.ROOT, "%.1f s: %s", seconds, description));
  }
}
