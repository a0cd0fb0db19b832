package io.geusemaker.core.patch;

import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.core.selection.LinePolicy;
import java.util.Map;
import java.util.Optional;

/** What the line of each repository is: as the request says, else as is known. */
record LinePolicies(Map<String, Integer> parts) {

  static LinePolicies of(PatchRequest request) {
    return new LinePolicies(request.lines());
  }

  LinePolicy of(Running running) {
    String full = running.reference().repository().toString();
    return Optional.ofNullable(parts.get(full))
        .or(() -> Optional.ofNullable(parts.get(running.repository())))
        .map(LinePolicy::ofParts)
        .orElseGet(() -> LinePolicy.of(running.repository()));
  }
}
