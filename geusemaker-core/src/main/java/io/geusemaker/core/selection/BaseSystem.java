package io.geusemaker.core.selection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of an operating system that a variant is built on.
 *
 * @param release as it stands in the variant: {@code alpine3.18}, {@code bookworm}
 * @param family the variant with the distribution in place of its release; variants of one family
 *     differ in the base system only
 */
record BaseSystem(String release, String family) {

  private static final String RELEASE =
      "(?<alpine>alpine[0-9]+(?:\\.[0-9]+)*)"
          + "|(?<debian>debian-?[0-9]+|jessie|stretch|buster|bullseye|bookworm|trixie|forky|duke)"
          + "|(?<ubuntu>ubuntu-?[0-9]+(?:\\.[0-9]+)?|trusty|xenial|bionic|focal|jammy|noble"
          + "|resolute)"
          + "|(?<redhat>(?:ubi|rhel|el|centos|rocky|rockylinux|almalinux|ol)-?[0-9]+"
          + "(?:\\.[0-9]+)?(?:-minimal)?)"
          + "|(?<amazon>al[0-9]+|amazonlinux-?[0-9]+)"
          + "|(?<windows>ltsc[0-9]{4}|1809)";
  private static final Pattern IN_VARIANT = Pattern.compile("(?<![^-])(?:" + RELEASE + ")(?![^-])");
  private static final Pattern WHOLE = Pattern.compile(RELEASE);
  private static final String[] DISTRIBUTIONS = {
    "alpine", "debian", "ubuntu", "redhat", "amazon", "windows"
  };

  static Optional<BaseSystem> of(String variant) {
    Matcher matcher = IN_VARIANT.matcher(variant);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String distribution = "";
    for (String name : DISTRIBUTIONS) {
      distribution = matcher.group(name) != null ? name : distribution;
    }
    String family =
        variant.substring(0, matcher.start())
            + "#"
            + distribution
            + variant.substring(matcher.end());
    return Optional.of(new BaseSystem(matcher.group(), family));
  }

  static boolean isRelease(String word) {
    return WHOLE.matcher(word).matches();
  }
}
