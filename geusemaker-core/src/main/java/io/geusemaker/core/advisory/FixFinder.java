package io.geusemaker.core.advisory;

import io.geusemaker.core.advisory.version.VersionKey;
import io.geusemaker.core.advisory.version.VersionScheme;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks for versions after the candidate that close what stays open. */
final class FixFinder {

  private final AdvisoryQuestion question;
  private final Releases releases;
  private final List<Version> released;

  private record Version(VersionKey key, String text) {}

  FixFinder(AdvisoryQuestion question, Releases releases) {
    this.question = question;
    this.releases = releases;
    this.released = later(releases.versions().stream());
  }

  Fix fixOf(Vulnerability vulnerability) {
    Optional<Fix.In> version = firstWithout(List.of(vulnerability));
    if (version.isPresent()) {
      return version.get();
    }
    Optional<Version> last =
        named(vulnerability.lastAffected().stream()).max(Comparator.comparing(Version::key));
    if (last.isPresent() && vulnerability.mayAffect(last.get().text())) {
      return new Fix.After(spelled(last.get().text()));
    }
    List<String> components = vulnerability.components();
    return components.isEmpty() ? new Fix.NoneKnown() : new Fix.ByRebuild(components);
  }

  /**
   * The first version after the candidate that none of these affects: one that was released, or
   * when none of those will do, one that an advisory names.
   */
  Optional<Fix.In> firstWithout(Collection<Vulnerability> vulnerabilities) {
    Stream<Function<Collection<Vulnerability>, List<Version>>> places =
        Stream.of(ignored -> released, FixFinder.this::namedFixes);
    return places
        .flatMap(place -> place.apply(vulnerabilities).stream())
        .filter(version -> vulnerabilities.stream().noneMatch(v -> v.mayAffect(version.text())))
        .findFirst()
        .map(version -> in(spelled(version.text())));
  }

  Fix.In in(String version) {
    return new Fix.In(version, releases.onLine().test(version));
  }

  private List<Version> namedFixes(Collection<Vulnerability> vulnerabilities) {
    return later(vulnerabilities.stream().flatMap(v -> v.fixedIn().stream()).distinct());
  }

  private List<Version> later(Stream<String> versions) {
    Optional<VersionKey> candidate = scheme().read(question.candidate().version());
    return candidate.isEmpty()
        ? List.of()
        : named(versions)
            .filter(version -> version.key().compareTo(candidate.get()) > 0)
            .sorted(Comparator.comparing(Version::key))
            .toList();
  }

  private Stream<Version> named(Stream<String> versions) {
    return versions.flatMap(
        text -> scheme().read(text).map(key -> new Version(key, text)).stream());
  }

  private VersionScheme scheme() {
    return question.scheme();
  }

  private String spelled(String version) {
    return releases.versions().contains(version)
        ? version
        : VersionScheme.respell(version, question.candidate().version());
  }
}
