package io.geusemaker.core.patch;

import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.spi.LinePolicy;
import io.geusemaker.api.spi.ReleaseLine;
import io.geusemaker.core.extension.Extensions;
import io.geusemaker.core.selection.KnownLines;
import io.geusemaker.core.selection.VersionLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the line of each repository is: as the request says, else as an extension says, else as is
 * known.
 */
record LinePolicies(Map<String, Integer> parts, List<LinePolicy> policies) {

  static LinePolicies of(PatchRequest request) {
    List<LinePolicy> policies = new ArrayList<>(Extensions.of(LinePolicy.class));
    policies.add(new KnownLines());
    return new LinePolicies(request.lines(), policies);
  }

  VersionLine of(Running running) {
    String full = running.reference().repository().toString();
    return Optional.ofNullable(parts.get(full))
        .or(() -> Optional.ofNullable(parts.get(running.repository())))
        .map(VersionLine::ofParts)
        .or(() -> told(running.repository()).map(VersionLine::new))
        .orElseGet(VersionLine::general);
  }

  private Optional<ReleaseLine> told(String repository) {
    return policies.stream().flatMap(policy -> asked(policy, repository).stream()).findFirst();
  }

  private static Optional<ReleaseLine> asked(LinePolicy policy, String repository) {
    try {
      return policy.lineOf(repository);
    } catch (RuntimeException e) {
      throw Extensions.broken(policy, e);
    }
  }
}
