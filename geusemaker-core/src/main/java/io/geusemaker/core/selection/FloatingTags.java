package io.geusemaker.core.selection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the full tag behind a floating one. */
public final class FloatingTags {

  /** Point at the newest final release of some kind; other names say nothing about a version. */
  private static final Set<String> POINTERS =
      Set.of("latest", "stable", "lts", "mainline", "current", "release");

  private FloatingTags() {}

  /**
   * The full tag for a floating one, given the version that the program says of itself.
   *
   * @param floating the tag that runs
   * @param programVersion what the program says, such as {@code 15.8 (Debian 15.8-1.pgdg120+1)}
   * @param tags the tags of the repository
   * @param policy what a line is in this repository
   * @return the only tag with this version and the variant of the floating tag; empty when there is
   *     none or more than one, when the tag does not float, contradicts the version, or follows
   *     prereleases
   */
  public static Optional<Tag> resolve(
      Tag floating, String programVersion, Collection<String> tags, VersionLine policy) {
    Optional<Numbers> running = version(programVersion);
    Optional<String> variant = variant(floating);
    if (running.isEmpty() || variant.isEmpty() || !policy.isFloating(floating)) {
      return Optional.empty();
    }
    if (!startsWith(running.get(), floating.numbers())) {
      return Optional.empty();
    }
    List<Tag> matches =
        tags.stream()
            .map(Tag::parse)
            .filter(tag -> tag.kind() == Tag.Kind.VERSION && !tag.isPrerelease())
            .filter(tag -> !policy.isFloating(tag) && tag.variant().equals(variant.get()))
            .filter(tag -> tag.parts().equals(running.get().parts()))
            .filter(tag -> floating.parts().isEmpty() || tag.prefix().equals(floating.prefix()))
            .distinct()
            .toList();
    return matches.size() == 1 ? Optional.of(matches.get(0)) : Optional.empty();
  }

  /**
   * The full tags that a floating one can stand for.
   *
   * @param floating the tag that runs
   * @param tags the tags of the repository
   * @param policy what a line is in this repository
   * @return the newest first; none when the tag does not float, or follows prereleases
   */
  public static List<Tag> candidates(Tag floating, Collection<String> tags, VersionLine policy) {
    Optional<String> variant = variant(floating);
    if (variant.isEmpty() || !policy.isFloating(floating)) {
      return List.of();
    }
    return tags.stream()
        .map(Tag::parse)
        .filter(tag -> tag.kind() == Tag.Kind.VERSION && !tag.isPrerelease())
        .filter(tag -> !policy.isFloating(tag) && tag.variant().equals(variant.get()))
        .filter(tag -> startsWith(tag.numbers(), floating.numbers()))
        .filter(tag -> floating.parts().isEmpty() || tag.prefix().equals(floating.prefix()))
        .distinct()
        .sorted((one, other) -> other.compareNumbers(one))
        .toList();
  }

  /** Only a bare version: a suffix would be a build that no tag of the repository need be. */
  private static Optional<Numbers> version(String programVersion) {
    String text = programVersion.strip();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    Tag version = Tag.parse(text.substring(0, end));
    boolean bare =
        version.kind() == Tag.Kind.VERSION
            && version.text().equals(version.prefix() + version.numbers().text());
    return bare ? Optional.of(version.numbers()) : Optional.empty();
  }

  private static boolean startsWith(Numbers running, Numbers floating) {
    int size = floating.parts().size();
    return size <= running.parts().size()
        && running.parts().subList(0, size).equals(floating.parts());
  }

  /** The variant that the floating tag promises: gpu-nvidia of gpu-nvidia-latest. */
  private static Optional<String> variant(Tag floating) {
    if (floating.kind() == Tag.Kind.VERSION) {
      return floating.rebuild().isPresent() ? Optional.empty() : Optional.of(floating.variant());
    }
    StringBuilder variant = new StringBuilder();
    for (Piece piece : Piece.split("-" + floating.text())) {
      if (Prereleases.isPrerelease(piece)) {
        return Optional.empty();
      }
      if (!POINTERS.contains(piece.word())) {
        variant.append(piece.text());
      }
    }
    return Optional.of(variant.length() == 0 ? "" : variant.substring(1));
  }
}
