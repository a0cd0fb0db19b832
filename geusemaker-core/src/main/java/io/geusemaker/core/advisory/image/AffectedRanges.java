package io.geusemaker.core.advisory.image;

import io.geusemaker.api.spi.ImageAdvisory;
import io.geusemaker.core.advisory.AffectedVersions;
import io.geusemaker.core.advisory.version.VersionKey;
import io.geusemaker.core.advisory.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which versions an advisory says are affected.
 *
 * @param scheme the order of versions
 * @param spans the ranges in that order
 * @param fixedIn the ends of the ranges as they are written
 */
record AffectedRanges(VersionScheme scheme, List<Span> spans, Set<String> fixedIn)
    implements AffectedVersions {

  /**
   * A range.
   *
   * @param from its first version
   * @param before the first version after it; empty for no end
   */
  record Span(VersionKey from, Optional<VersionKey> before) {

    boolean contains(VersionKey version) {
      return version.compareTo(from) >= 0
          && before.map(end -> version.compareTo(end) < 0).orElse(true);
    }
  }

  static AffectedRanges of(ImageAdvisory advisory, VersionScheme scheme)
      throws MalformedAdvisoryException {
    if (advisory.affected().isEmpty()) {
      throw new MalformedAdvisoryException("it names no versions");
    }
    List<Span> spans = new ArrayList<>();
    for (ImageAdvisory.Range range : advisory.affected()) {
      spans.add(span(range, scheme));
    }
    return new AffectedRanges(
        scheme,
        List.copyOf(spans),
        advisory.affected().stream()
            .flatMap(range -> range.fixed().stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Span span(ImageAdvisory.Range range, VersionScheme scheme)
      throws MalformedAdvisoryException {
    VersionKey from =
        range.introduced().isEmpty() ? VersionKey.LOWEST : key(range.introduced().get(), scheme);
    Optional<VersionKey> before =
        range.fixed().isEmpty() ? Optional.empty() : Optional.of(key(range.fixed().get(), scheme));
    if (before.isPresent() && before.get().compareTo(from) <= 0) {
      throw new MalformedAdvisoryException("a range ends before it begins");
    }
    return new Span(from, before);
  }

  private static VersionKey key(String version, VersionScheme scheme)
      throws MalformedAdvisoryException {
    return scheme
        .read(version)
        .orElseThrow(() -> new MalformedAdvisoryException("\"" + version + "\" is not a version"));
  }

  @Override
  public Coverage coverage(String version) {
    return scheme.read(version).map(this::coverage).orElse(Coverage.UNKNOWN);
  }

  private Coverage coverage(VersionKey version) {
    return spans.stream().anyMatch(span -> span.contains(version))
        ? Coverage.AFFECTED
        : Coverage.SAFE;
  }
}
