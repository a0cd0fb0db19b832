package io.geusemaker.core.advisory;

import io.geusemaker.api.model.PatchLevel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a move to the candidate fixes and what is open on it.
 *
 * @param fixed what the running version has and the candidate has not, the worst first
 * @param open what the candidate has, the worst first
 * @param firstClean the first version from the candidate on that no advisory is known of; the
 *     candidate itself when nothing is open on it
 * @param unreadable records that could not be read, and may be about these versions
 * @param unavailable sources that could not answer
 */
public record AdvisoryDifference(
    List<Advisory> fixed,
    List<RemainingAdvisory> open,
    Optional<Fix.In> firstClean,
    List<UnreadableRecord> unreadable,
    List<AdvisoryAnswer.Unavailable> unavailable)
    implements Assessment {

  private static final Comparator<Advisory> WORST_FIRST =
      Comparator.comparing((Advisory advisory) -> advisory.severity().isEmpty())
          .thenComparing(
              advisory -> advisory.severity().orElse(Severity.LOW), Comparator.reverseOrder())
          .thenComparing(Advisory::id);

  /** Keeps the lists. */
  public AdvisoryDifference {
    fixed = List.copyOf(fixed);
    open = List.copyOf(open);
    unreadable = List.copyOf(unreadable);
    unavailable = List.copyOf(unavailable);
  }

  static AdvisoryDifference between(
      AdvisoryQuestion question,
      List<AdvisoryAnswer.Known> answers,
      List<AdvisoryAnswer.Unavailable> unavailable,
      Releases releases) {
    List<Vulnerability> all =
        AliasGroups.of(answers.stream().flatMap(known -> known.advisories().stream()).toList());
    FixFinder fixes = new FixFinder(question, releases);
    List<RemainingAdvisory> open =
        all.stream()
            .filter(Vulnerability::onCandidate)
            .map(v -> new RemainingAdvisory(v.advisory(), fixes.fixOf(v), !v.onRunning()))
            .sorted(Comparator.comparing(RemainingAdvisory::advisory, WORST_FIRST))
            .toList();
    return new AdvisoryDifference(
        all.stream()
            .filter(v -> v.onRunning() && !v.onCandidate())
            .map(Vulnerability::advisory)
            .sorted(WORST_FIRST)
            .toList(),
        open,
        open.isEmpty()
            ? Optional.of(fixes.in(question.candidate().version()))
            : fixes.firstWithout(all),
        answers.stream().flatMap(known -> known.unreadable().stream()).distinct().toList(),
        unavailable);
  }

  @Override
  public PatchLevel level() {
    return fixed.isEmpty() ? PatchLevel.BUGFIX : PatchLevel.SECURITY;
  }

  @Override
  public boolean complete() {
    return unreadable.isEmpty() && unavailable.isEmpty();
  }

  @Override
  public String summary() {
    return SummaryText.of(this);
  }

  @Override
  public String toString() {
    return summary();
  }
}
