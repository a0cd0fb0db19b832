package io.geusemaker.core.selection;

import io.geusemaker.core.selection.Selection.Candidate;
import io.geusemaker.core.selection.Selection.NoCandidate;
import io.geusemaker.core.selection.Selection.Notice;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Picks the newest patch of the running tag. */
public final class PatchSelector {

  /** The plainest of equally new tags wins, so that the order of the list does not matter. */
  private static final Comparator<Tag> BY_AGE =
      ((Comparator<Tag>) Tag::compareNumbers)
          .thenComparing(Tag::text, Comparator.comparing(String::length).reversed())
          .thenComparing(Tag::text, Comparator.reverseOrder());

  private PatchSelector() {}

  /**
   * The newest final release on the line of the running tag that differs from it in numbers only.
   *
   * @param current the tag that runs; it need not be in the list any more
   * @param tags the tags of its repository, in any order; junk among them is passed over
   * @param policy what a line is in this repository
   * @return the candidate, or the reason why there is none; never an exception
   */
  public static Selection select(Tag current, Collection<String> tags, VersionLine policy) {
    if (current.kind() == Tag.Kind.DATED) {
      return answer(current, finals(current, tags, policy), isNewerThan(current));
    }
    return Refusal.of(current, policy)
        .<Selection>map(refusal -> refusal)
        .orElseGet(() -> onLine(current, finals(current, tags, policy), policy));
  }

  private static Selection onLine(Tag current, List<Tag> finals, VersionLine policy) {
    if (!current.isPrerelease()) {
      return answer(current, finals, isNewerThan(current));
    }
    Predicate<Tag> follows = tag -> tag.numbers().compareTo(current.numbers()) >= 0;
    if (policy.finalAfterPrerelease()) {
      return answer(current, finals, follows);
    }
    return Refusal.prerelease(current, newest(current, finals, follows));
  }

  private static Selection answer(Tag current, List<Tag> finals, Predicate<Tag> isNewer) {
    Optional<Tag> newest = newest(current, finals, isNewer);
    List<Notice> notices = Notices.about(current, newest.orElse(current), finals);
    return newest
        .<Selection>map(tag -> new Candidate(tag, notices))
        .orElseGet(() -> noNewer(current, notices));
  }

  private static Optional<Tag> newest(Tag current, List<Tag> finals, Predicate<Tag> isNewer) {
    return finals.stream().filter(tag -> tag.isSpelledLike(current)).filter(isNewer).max(BY_AGE);
  }

  private static Predicate<Tag> isNewerThan(Tag current) {
    return tag -> tag.compareNumbers(current) > 0;
  }

  private static List<Tag> finals(Tag current, Collection<String> tags, VersionLine policy) {
    List<BigInteger> line = policy.leading(current.parts());
    return tags.stream()
        .filter(text -> TagParser.isLegal(text) && startsLike(current, text, line, policy))
        .map(Tag::parse)
        .filter(tag -> tag.kind() == current.kind() && tag.prefix().equals(current.prefix()))
        .filter(tag -> tag.parts().size() == current.parts().size())
        .filter(tag -> !tag.isPrerelease() && policy.leading(tag.parts()).equals(line))
        .distinct()
        .toList();
  }

  /** Spares taking apart what is on another line; most of a list is. */
  private static boolean startsLike(
      Tag current, String text, List<BigInteger> line, VersionLine policy) {
    return current.parts().isEmpty()
        || (text.startsWith(current.prefix())
            && policy.leading(Numbers.at(text, current.prefix().length()).parts()).equals(line));
  }

  private static NoCandidate noNewer(Tag current, List<Notice> notices) {
    return new NoCandidate(
        NoCandidate.Kind.NO_NEWER,
        "No final release of the same line and variant is newer than " + current + ".",
        notices);
  }
}
