package io.geusemaker.core.advisory.scan;

import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.AffectedVersions;
import java.util.Optional;
import java.util.Set;

/**
 * What a finding says about versions other than the two that were scanned: only which ones have a
 * fix, and only when the component is the program itself.
 *
 * @param fixedIn versions of the program
 * @param component another part of the image and the versions that have the fix
 */
record InImage(Set<String> fixedIn, Optional<String> component) implements AffectedVersions {

  static InImage of(Finding finding, AdvisoryQuestion question) {
    boolean program =
        question.packages().stream()
            .anyMatch(named -> named.is(named.ecosystem(), finding.component()));
    if (program) {
      return new InImage(Set.copyOf(finding.fixedIn()), Optional.empty());
    }
    String versions = String.join(" or ", finding.fixedIn());
    return new InImage(
        Set.of(),
        versions.isEmpty() ? Optional.empty() : Optional.of(finding.component() + " " + versions));
  }

  @Override
  public Coverage coverage(String version) {
    return fixedIn.contains(version) ? Coverage.SAFE : Coverage.UNKNOWN;
  }
}
