package io.geusemaker.core.advisory;

import java.util.List;

/** What a source says. That it knows of no advisory is something else than that it cannot say. */
public sealed interface AdvisoryAnswer {

  /**
   * Who answers.
   *
   * @return in words that fit a sentence
   */
  String source();

  /**
   * The source answered.
   *
   * @param source who answers
   * @param advisories what it knows of the program, whether the two versions are affected or not
   * @param unreadable what it has that could not be read, and may or may not be about them
   */
  record Known(String source, List<KnownAdvisory> advisories, List<UnreadableRecord> unreadable)
      implements AdvisoryAnswer {

    /** Keeps the lists. */
    public Known {
      advisories = List.copyOf(advisories);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * The source could not answer.
   *
   * @param source who was asked
   * @param reason why not, without a full stop
   */
  record Unavailable(String source, String reason) implements AdvisoryAnswer {

    @Override
    public String toString() {
      return source + ": " + reason;
    }
  }
}
