package io.geusemaker.core.advisory;

import io.geusemaker.api.model.PatchLevel;
import java.util.ArrayList;
import java.util.List;

/** What a move means for known vulnerabilities, or that nobody could tell. */
public sealed interface Assessment permits AdvisoryDifference, Assessment.NotAssessed {

  /**
   * What kind of patch the move is.
   *
   * @return {@code UNKNOWN} exactly when no source could answer
   */
  PatchLevel level();

  /**
   * Sources that could not answer, with the reasons.
   *
   * @return empty when all did
   */
  List<AdvisoryAnswer.Unavailable> unavailable();

  /**
   * Whether every source answered and every record could be read.
   *
   * @return false when something may be missing
   */
  boolean complete();

  /**
   * The outcome for people.
   *
   * @return a sentence without a full stop
   */
  String summary();

  /**
   * No source could answer.
   *
   * @param unavailable each source that was asked
   */
  record NotAssessed(List<AdvisoryAnswer.Unavailable> unavailable) implements Assessment {

    /** Keeps the list. */
    public NotAssessed {
      unavailable = List.copyOf(unavailable);
    }

    @Override
    public PatchLevel level() {
      return PatchLevel.UNKNOWN;
    }

    @Override
    public boolean complete() {
      return false;
    }

    @Override
    public String summary() {
      return "what it fixes is not known: " + SummaryText.notAnswered(unavailable);
    }

    @Override
    public String toString() {
      return summary();
    }
  }

  /**
   * Asks every source and puts the answers together.
   *
   * @param sources whom to ask, in the order in which their words are preferred
   * @param question the program and the versions
   * @param releases what else was released, and what the line is
   * @return the difference as far as the sources answered
   */
  static Assessment of(
      List<? extends Advisories> sources, AdvisoryQuestion question, Releases releases) {
    List<AdvisoryAnswer.Known> known = new ArrayList<>();
    List<AdvisoryAnswer.Unavailable> unavailable = new ArrayList<>();
    for (Advisories source : sources) {
      AdvisoryAnswer answer = source.about(question);
      if (answer instanceof AdvisoryAnswer.Known told) {
        known.add(told);
      } else if (answer instanceof AdvisoryAnswer.Unavailable silent) {
        unavailable.add(silent);
      }
    }
    return known.isEmpty()
        ? new NotAssessed(unavailable)
        : AdvisoryDifference.between(question, known, unavailable, releases);
  }
}
