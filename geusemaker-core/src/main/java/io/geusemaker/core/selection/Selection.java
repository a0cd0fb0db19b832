package io.geusemaker.core.selection;

import java.util.List;

/** The answer to the question which tag patches the running one. */
public sealed interface Selection {

  /** What is worth knowing besides the answer. */
  List<Notice> notices();

  /**
   * There is a patch.
   *
   * @param tag the newest of the line with the spelling of the running one
   * @param notices what is worth knowing besides
   */
  record Candidate(Tag tag, List<Notice> notices) implements Selection {

    /** Copies the notices. */
    public Candidate {
      notices = List.copyOf(notices);
    }
  }

  /**
   * There is none.
   *
   * @param kind why, for programs
   * @param reason why, for people
   * @param notices what is worth knowing besides
   */
  record NoCandidate(Kind kind, String reason, List<Notice> notices) implements Selection {

    /** Why there is no candidate. */
    public enum Kind {
      /** The tag is a moving pointer; a patch of it is a new digest under the same name. */
      FLOATING,
      /** A prerelease runs. */
      PRERELEASE,
      /** The tag is a date, or may be one. */
      CALENDAR,
      /** The version has too few numbers to tell a patch from a minor release. */
      TOO_SHORT,
      /** The tag is a commit. */
      COMMIT,
      /** What runs is named by a digest only. */
      DIGEST,
      /** The tag is none. */
      UNPARSABLE,
      /** The newest of its line and spelling runs already. */
      NO_NEWER
    }

    /** Copies the notices. */
    public NoCandidate {
      notices = List.copyOf(notices);
    }
  }

  /**
   * A newer patch of the line that is no candidate.
   *
   * @param tags the tags that have it, sorted
   * @param words what to tell people
   */
  record Notice(List<Tag> tags, String words) {

    /** Copies the tags. */
    public Notice {
      tags = List.copyOf(tags);
    }
  }
}
