package io.geusemaker.core.patch;

import io.geusemaker.core.image.ImageConfiguration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The base system of a PostgreSQL image, as far as it can be told without starting it. It decides
 * the order in which text is sorted, and with it whether indexes are right.
 *
 * @param name such as {@code debian 12} or {@code alpine 3.23}
 */
record BaseSystem(String name) {

  private static final Map<String, String> SUITES =
      Map.of(
          "buster", "debian 10",
          "bullseye", "debian 11",
          "bookworm", "debian 12",
          "trixie", "debian 13",
          "forky", "debian 14");

  /** Packages name the Debian release: {@code 15.8-1.pgdg120+1}, {@code 15.18-0+deb12u1}. */
  private static final Pattern PACKAGE = Pattern.compile("(?:pgdg|deb)(\\d\\d)");

  private static final Pattern ALPINE = Pattern.compile("alpine(\\d+\\.\\d+)?");

  /** By its packages' version, or else by its tag. */
  static Optional<BaseSystem> of(String tag, ImageConfiguration image) {
    Matcher release = PACKAGE.matcher(image.environment().getOrDefault("PG_VERSION", ""));
    if (release.find()) {
      return Optional.of(new BaseSystem("debian " + release.group(1)));
    }
    for (Map.Entry<String, String> suite : SUITES.entrySet()) {
      if (tag.contains(suite.getKey())) {
        return Optional.of(new BaseSystem(suite.getValue()));
      }
    }
    Matcher alpine = ALPINE.matcher(tag);
    return alpine.find()
        ? Optional.of(
            new BaseSystem(alpine.group(1) == null ? "alpine" : "alpine " + alpine.group(1)))
        : Optional.empty();
  }

  /** Of a running one, as its {@code /etc/os-release} names it. */
  static Optional<BaseSystem> running(String osRelease) {
    return Optional.of(osRelease.strip()).filter(text -> !text.isEmpty()).map(BaseSystem::new);
  }

  /** Without the part of the version that does not matter, such as {@code debian 12}. */
  String release() {
    return name.replaceFirst("\\..*", "");
  }

  /**
   * Whether text is sorted the same way: the same Debian release, or Alpine, whose libc does not.
   */
  boolean sortsLike(BaseSystem other) {
    boolean alpine = name.startsWith("alpine") && other.name.startsWith("alpine");
    return alpine || release().equals(other.release());
  }

  @Override
  public String toString() {
    return name;
  }
}
