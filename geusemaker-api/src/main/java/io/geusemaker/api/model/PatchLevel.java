package io.geusemaker.api.model;

/** What kind of change a patch is, by what is known of it. */
public enum PatchLevel {
  /** It fixes at least one known vulnerability. */
  SECURITY("security"),
  /** It fixes none that is known. */
  BUGFIX("bugfix"),
  /** The same version, built anew: its base system may have been mended. */
  REBUILD("rebuild"),
  /** No source of advisories could answer. */
  UNKNOWN("unknown");

  private final String text;

  PatchLevel(String text) {
    this.text = text;
  }

  /**
   * As people and JSON say it.
   *
   * @return one lower-case word
   */
  public String text() {
    return text;
  }

  /**
   * Reads a level.
   *
   * @param text as {@link #text} gives it
   * @return the level
   * @throws IllegalArgumentException when there is no such level
   */
  public static PatchLevel parse(String text) {
    for (PatchLevel level : values()) {
      if (level.text.equals(text)) {
        return level;
      }
    }
    throw new IllegalArgumentException("no such patch level: " + text);
  }

  /** The same word. */
  @Override
  public String toString() {
    return text;
  }
}
