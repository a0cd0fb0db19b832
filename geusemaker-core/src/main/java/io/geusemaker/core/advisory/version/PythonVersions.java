package io.geusemaker.core.advisory.version;

import io.geusemaker.core.advisory.version.VersionKey.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of Python packages, by PEP 440 with its normalizations. */
final class PythonVersions {

  private static final Pattern FORM =
      Pattern.compile(
          "v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)"
              + "(?:[-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<prenumber>[0-9]+)?)?"
              + "(?<post>-(?<implicit>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postnumber>[0-9]+)?)?"
              + "(?<dev>[-_.]?dev[-_.]?(?<devnumber>[0-9]+)?)?"
              + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

  private static final int NONE_BEFORE = 0;
  private static final int PRESENT = 1;
  private static final int NONE_AFTER = 9;
  private static final int LOCAL_END = 1;
  private static final int LOCAL_TEXT = 2;
  private static final int LOCAL_NUMBER = 3;

  private PythonVersions() {}

  static Optional<VersionKey> read(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    parts.add(Part.number(PRESENT, digits(form.group("epoch"))));
    parts.addAll(ReleaseNumbers.of(form.group("release")));
    parts.add(prerelease(form));
    parts.add(post(form));
    parts.add(
        form.group("dev") == null
            ? Part.mark(NONE_AFTER)
            : Part.number(PRESENT, digits(form.group("devnumber"))));
    parts.addAll(local(form.group("local")));
    return Optional.of(new VersionKey(parts));
  }

  private static Part prerelease(Matcher form) {
    String letter = form.group("pre");
    if (letter != null) {
      int rank = letter.startsWith("a") ? 1 : letter.startsWith("b") ? 2 : 3;
      return Part.number(rank, digits(form.group("prenumber")));
    }
    // A development release of the final comes before its prereleases.
    boolean bareDevelopment = form.group("post") == null && form.group("dev") != null;
    return Part.mark(bareDevelopment ? NONE_BEFORE : NONE_AFTER);
  }

  private static Part post(Matcher form) {
    if (form.group("post") == null) {
      return Part.mark(NONE_BEFORE);
    }
    String implicit = form.group("implicit");
    return Part.number(PRESENT, implicit == null ? digits(form.group("postnumber")) : implicit);
  }

  private static List<Part> local(@Nullable String label) {
    if (label == null) {
      return List.of(Part.mark(NONE_BEFORE));
    }
    List<Part> parts = new ArrayList<>();
    for (String segment : label.split("[-_.]", -1)) {
      boolean numeric = segment.chars().allMatch(c -> c >= '0' && c <= '9');
      parts.add(numeric ? Part.number(LOCAL_NUMBER, segment) : Part.text(LOCAL_TEXT, segment));
    }
    parts.add(Part.mark(LOCAL_END));
    return parts;
  }

  private static String digits(@Nullable String group) {
    return group == null ? "0" : group;
  }
}
