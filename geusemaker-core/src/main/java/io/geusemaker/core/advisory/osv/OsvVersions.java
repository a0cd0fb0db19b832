package io.geusemaker.core.advisory.osv;

import io.geusemaker.core.advisory.AffectedVersions;
import io.geusemaker.core.advisory.osv.OsvRange.Kind;
import io.geusemaker.core.advisory.version.VersionKey;
import io.geusemaker.core.advisory.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which versions a record says are affected, in all its entries about one program.
 *
 * @param entries what it says
 */
record OsvVersions(List<Entry> entries) implements AffectedVersions {

  /**
   * What a record says in one order of versions. A version is affected when it is in any of the
   * ranges or listed.
   *
   * @param scheme the order
   * @param ranges ranges in that order
   * @param listed versions that are named one by one
   */
  record Entry(VersionScheme scheme, List<OsvRange> ranges, Set<String> listed) {

    Coverage coverage(String version) {
      if (listed.contains(version)) {
        return Coverage.AFFECTED;
      }
      Optional<VersionKey> key = scheme.read(version);
      if (key.isEmpty()) {
        return Coverage.UNKNOWN;
      }
      boolean affected =
          ranges.stream().anyMatch(range -> range.contains(key.get()))
              || listed.stream().anyMatch(other -> scheme.read(other).equals(key));
      return affected ? Coverage.AFFECTED : Coverage.SAFE;
    }
  }

  @Override
  public Coverage coverage(String version) {
    Set<Coverage> said =
        entries.stream().map(entry -> entry.coverage(version)).collect(Collectors.toSet());
    if (said.contains(Coverage.AFFECTED)) {
      return Coverage.AFFECTED;
    }
    return said.contains(Coverage.UNKNOWN) ? Coverage.UNKNOWN : Coverage.SAFE;
  }

  @Override
  public Set<String> fixedIn() {
    return versions(Kind.FIXED);
  }

  @Override
  public Set<String> lastAffected() {
    return versions(Kind.LAST_AFFECTED);
  }

  private Set<String> versions(Kind kind) {
    return entries.stream()
        .flatMap(entry -> entry.ranges().stream())
        .flatMap(range -> range.versions(kind))
        .collect(Collectors.toUnmodifiableSet());
  }
}
