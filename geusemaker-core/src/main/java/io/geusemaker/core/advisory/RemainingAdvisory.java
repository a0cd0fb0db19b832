package io.geusemaker.core.advisory;

/**
 * An advisory that is open on the candidate.
 *
 * @param advisory what it is
 * @param fix what would close it
 * @param introduced whether the running version is free of it
 */
public record RemainingAdvisory(Advisory advisory, Fix fix, boolean introduced) {

  @Override
  public String toString() {
    String rated = advisory.severity().map(severity -> " (" + severity + ")").orElse("");
    String told = advisory.summary().isEmpty() ? "" : " " + advisory.summary();
    return advisory.id() + rated + told + "; " + fix;
  }
}
