package io.geusemaker.core.selection;

import io.geusemaker.core.selection.Selection.NoCandidate;
import io.geusemaker.core.selection.Selection.NoCandidate.Kind;
import java.util.List;
import java.util.Optional;

/** Why some tags have no patch, whatever their repository holds. */
final class Refusal {

  private Refusal() {}

  static Optional<NoCandidate> of(Tag current, VersionLine policy) {
    return switch (current.kind()) {
      case VERSION -> ofVersion(current, policy);
      case DATED -> Optional.empty();
      case NAME ->
          no(
              Kind.FLOATING,
              "%s names no version, so the tag floats; a tag with a version would pin it.",
              current);
      case CALENDAR ->
          no(Kind.CALENDAR, "%s is a date: there is no line of patches to stay on.", current);
      case COMMIT ->
          no(Kind.COMMIT, "%s names a commit: there is no line of patches to stay on.", current);
      case DIGEST ->
          no(Kind.DIGEST, "%s is a digest, which says nothing about the version.", current);
      case ILLEGAL -> no(Kind.UNPARSABLE, "\"%s\" is not a valid image tag.", current);
    };
  }

  private static Optional<NoCandidate> ofVersion(Tag current, VersionLine policy) {
    if (policy.namesPatch(current)) {
      return Optional.empty();
    }
    if (current.isPrerelease()) {
      return Optional.of(prerelease(current, Optional.empty()));
    }
    if (current.isFloating()) {
      return no(
          Kind.FLOATING,
          "%s names a major version only, so the tag floats; a full version would pin it.",
          current);
    }
    if (Dates.isYearAndMonth(current.numbers().text())) {
      return no(
          Kind.CALENDAR,
          "%s looks like a year and a month: the next number would be another release, no patch.",
          current);
    }
    return no(
        Kind.TOO_SHORT,
        "%s has too few numbers to tell a patch from a minor release of this image.",
        current);
  }

  static NoCandidate prerelease(Tag current, Optional<Tag> newestFinal) {
    String advice =
        newestFinal
            .map(tag -> "; the newest final release of its line is " + tag + ".")
            .orElse("; there is no final release of its line to name.");
    return new NoCandidate(
        Kind.PRERELEASE,
        current + " is a prerelease, whose data a final release may not read" + advice,
        List.of());
  }

  private static Optional<NoCandidate> no(Kind kind, String words, Tag current) {
    return Optional.of(new NoCandidate(kind, String.format(words, current), List.of()));
  }
}
