package io.geusemaker.core.advisory.version;

import io.geusemaker.core.advisory.version.VersionKey.Part;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Semantic versions as OSV takes them: with or without a {@code v}, and with more or fewer numbers
 * than three. What follows a plus sign does not count.
 */
final class SemanticVersions {

  private static final Pattern FORM =
      Pattern.compile(
          "[vV]?(?<release>[0-9]+(?:\\.[0-9]+)*)"
              + "(?:-(?<pre>[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?"
              + "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");

  private static final int END = 0;
  private static final int NUMERIC = 1;
  private static final int ALPHANUMERIC = 2;
  private static final int FINAL = 3;

  private SemanticVersions() {}

  static Optional<VersionKey> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    List<Part> parts = ReleaseNumbers.of(form.group("release"));
    String prerelease = form.group("pre");
    if (prerelease == null) {
      parts.add(Part.mark(FINAL));
    } else {
      for (String identifier : prerelease.split("\\.", -1)) {
        parts.add(
            identifier.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Part.number(NUMERIC, identifier)
                : Part.text(ALPHANUMERIC, identifier));
      }
      parts.add(Part.mark(END));
    }
    return Optional.of(new VersionKey(parts));
  }
}
