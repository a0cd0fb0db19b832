package io.geusemaker.api.model;

/**
 * Something that was found out about a patch before anything was stopped.
 *
 * @param severity how much it matters
 * @param code a stable name for programs, such as {@code libc-changes}
 * @param text what was found, in words for people
 */
public record Finding(Severity severity, String code, String text) {

  /** How much a finding matters. */
  public enum Severity {
    /** Good to know. */
    INFO,
    /** May need attention afterwards. */
    WARNING,
    /** The patch is not applied, unless the service is named in {@code allow}. */
    BLOCKER
  }

  /**
   * Something good to know.
   *
   * @param code its stable name
   * @param text in words
   * @return the finding
   */
  public static Finding info(String code, String text) {
    return new Finding(Severity.INFO, code, text);
  }

  /**
   * Something that may need attention.
   *
   * @param code its stable name
   * @param text in words
   * @return the finding
   */
  public static Finding warning(String code, String text) {
    return new Finding(Severity.WARNING, code, text);
  }

  /**
   * Something that keeps the patch from being applied.
   *
   * @param code its stable name
   * @param text in words
   * @return the finding
   */
  public static Finding blocker(String code, String text) {
    return new Finding(Severity.BLOCKER, code, text);
  }

  /** One line: how much it matters, and what it is. */
  @Override
  public String toString() {
    return OneLine.of(severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + text);
  }
}
