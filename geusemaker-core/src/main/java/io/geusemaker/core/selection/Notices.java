package io.geusemaker.core.selection;

import io.geusemaker.core.selection.Selection.Notice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Newer patches of the line that cannot be taken, because something else would change too. */
final class Notices {

  private Notices() {}

  /**
   * What is newer than the answer.
   *
   * @param current the running tag
   * @param answer the candidate, or the running tag when there is none
   * @param finals the final releases of the line, of every variant
   */
  static List<Notice> about(Tag current, Tag answer, List<Tag> finals) {
    List<Tag> newer =
        finals.stream()
            .filter(tag -> tag.numbers().compareTo(answer.numbers()) > 0)
            .filter(tag -> !tag.isSpelledLike(current))
            .toList();
    List<Notice> notices = new ArrayList<>();
    base(current)
        .ifPresent(
            own ->
                notice(
                        newestOf(newer, tag -> isSameFamily(own, tag)),
                        " on ",
                        tag -> base(tag).map(BaseSystem::release).orElseThrow(),
                        "; another base system is more than a patch")
                    .ifPresent(notices::add));
    notice(
            newestOf(newer, tag -> tag.variant().equals(current.variant())),
            ", with its builds numbered differently, as ",
            Tag::text,
            "")
        .ifPresent(notices::add);
    return notices;
  }

  private static boolean isSameFamily(BaseSystem own, Tag tag) {
    return base(tag)
        .filter(other -> other.family().equals(own.family()))
        .filter(other -> !other.release().equals(own.release()))
        .isPresent();
  }

  private static Optional<BaseSystem> base(Tag tag) {
    return BaseSystem.of(tag.variant());
  }

  private static List<Tag> newestOf(List<Tag> newer, Predicate<Tag> wanted) {
    List<Tag> some = newer.stream().filter(wanted).toList();
    return some.stream()
        .map(Tag::numbers)
        .max(Comparator.naturalOrder())
        .map(
            newest ->
                some.stream()
                    .filter(tag -> tag.numbers().compareTo(newest) == 0)
                    .sorted(Comparator.comparing(Tag::text))
                    .toList())
        .orElse(List.of());
  }

  private static Optional<Notice> notice(
      List<Tag> newest, String where, Function<Tag, String> place, String why) {
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    String places = newest.stream().map(place).distinct().collect(Collectors.joining(", "));
    String version = newest.get(0).numbers().text();
    return Optional.of(
        new Notice(newest, "a newer patch, " + version + ", exists" + where + places + why + "."));
  }
}
