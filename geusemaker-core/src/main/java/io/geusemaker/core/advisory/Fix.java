package io.geusemaker.core.advisory;

import java.util.List;

/** What would close an advisory that stays open. */
public sealed interface Fix {

  /**
   * A version has the fix.
   *
   * @param version the first one after the candidate
   * @param onLine whether that is on the line that runs now
   */
  record In(String version, boolean onLine) implements Fix {
    @Override
    public String toString() {
      return "fixed in " + version + (onLine ? "" : " (another line)");
    }
  }

  /**
   * Only the last affected version is known, and not which one comes next.
   *
   * @param version the last affected one
   */
  record After(String version) implements Fix {
    @Override
    public String toString() {
      return "fixed after " + version;
    }
  }

  /**
   * Parts of the image have to be newer, such as a library of the base system.
   *
   * @param components name and version of each
   */
  record ByRebuild(List<String> components) implements Fix {

    private static final int LONGEST = 120;

    /** Makes each printable: one line of at most 120 characters. */
    public ByRebuild {
      components = components.stream().map(text -> OneLine.of(text, LONGEST)).toList();
    }

    @Override
    public String toString() {
      return "fixed with " + String.join(", ", components);
    }
  }

  /** Nothing is known to fix it. */
  record NoneKnown() implements Fix {
    @Override
    public String toString() {
      return "no fix known";
    }
  }
}
