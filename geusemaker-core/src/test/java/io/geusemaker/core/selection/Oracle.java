package io.geusemaker.core.selection;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the patch of a tag is in the real lists, told by regular expressions over their texts alone
 * and without anything of the code under test.
 */
final class Oracle {

  private static final Pattern FULL =
      Pattern.compile(
          "(?<v>v?)(?<line>\\d+\\.\\d+)\\.(?<patch>\\d+)(?<suffix>(?:-[a-z][a-z0-9.]*|-32bit)*?)"
              + "(?:-r(?<build>\\d+))?");
  private static final Pattern POSTGRES =
      Pattern.compile("(?<v>)(?<line>\\d\\d)\\.(?<patch>\\d+)(?<suffix>(?:-[a-z][a-z0-9.]*)?)");
  private static final Pattern UNSTABLE =
      Pattern.compile(".*[-\\d](?:rc|beta|alpha|exp|ci|citest|int|[Mm](?=\\d))[.\\d]*(?:-.*)?");

  private Oracle() {}

  record Release(
      String text,
      String v,
      String line,
      String suffix,
      boolean built,
      BigInteger patch,
      BigInteger build) {

    boolean isNewerThan(Release other) {
      int byPatch = patch.compareTo(other.patch);
      return byPatch > 0 || (byPatch == 0 && build.compareTo(other.build) > 0);
    }

    boolean isSameButForNumbers(Release other) {
      return v.equals(other.v)
          && line.equals(other.line)
          && suffix.equals(other.suffix)
          && built == other.built;
    }
  }

  static boolean isUnstable(String tag) {
    return UNSTABLE.matcher(tag).matches();
  }

  /** A tag with a patch level and a final release behind it. */
  static Optional<Release> release(String repository, String tag) {
    if (isUnstable(tag)) {
      return Optional.empty();
    }
    Matcher matcher = FULL.matcher(tag);
    boolean full = matcher.matches();
    if (!full && repository.equals("library/postgres")) {
      matcher = POSTGRES.matcher(tag);
    }
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String build = full ? matcher.group("build") : null;
    return Optional.of(
        new Release(
            tag,
            matcher.group("v"),
            matcher.group("line"),
            matcher.group("suffix"),
            build != null,
            new BigInteger(matcher.group("patch")),
            build == null ? BigInteger.ZERO : new BigInteger(build)));
  }

  /** All full tags of a list. */
  static List<Release> releases(RealTags list) {
    return list.tags().stream().flatMap(tag -> release(list.repository(), tag).stream()).toList();
  }

  /** The newest patch of a full tag. */
  static Optional<String> newest(Release current, List<Release> releases) {
    List<Release> newer =
        releases.stream()
            .filter(other -> other.isSameButForNumbers(current) && other.isNewerThan(current))
            .toList();
    return newer.stream()
        .filter(some -> newer.stream().noneMatch(other -> other.isNewerThan(some)))
        .map(Release::text)
        .findFirst();
  }
}
