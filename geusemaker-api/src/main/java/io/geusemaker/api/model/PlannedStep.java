package io.geusemaker.api.model;

/**
 * One step of a plan.
 *
 * @param id stable name, such as {@code postgres.alter-role}
 * @param description what it does, in a phrase
 */
public record PlannedStep(String id, String description) {

  /** One line: what it does. */
  @Override
  public String toString() {
    return OneLine.of(description);
  }
}
