package io.geusemaker.core.selection;

import io.geusemaker.core.selection.Selection.Candidate;
import io.geusemaker.core.selection.Selection.NoCandidate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Selections in short. */
final class Picks {

  private Picks() {}

  static Selection select(String image, String current, Collection<String> tags) {
    return PatchSelector.select(Tag.parse(current), tags, VersionLine.of(image));
  }

  static Optional<String> pick(String image, String current, Collection<String> tags) {
    return select(image, current, tags) instanceof Candidate candidate
        ? Optional.of(candidate.tag().text())
        : Optional.empty();
  }

  static NoCandidate refusal(String image, String current, String... tags) {
    return (NoCandidate) select(image, current, List.of(tags));
  }
}
