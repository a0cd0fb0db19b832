package io.geusemaker.core.patch;

import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A patch that was planned, with what carrying it out needs.
 *
 * @param plan what people see and agree to
 * @param replacement what each service runs before and after
 * @param wanted what the registries have for them
 * @param assessed the services whose known vulnerabilities are all told
 * @param rehearsal what is rehearsed first, if that was asked for
 */
record PatchBlueprint(
    Plan plan,
    ImageReplacement replacement,
    List<Wanted> wanted,
    Set<String> assessed,
    Optional<Rehearsal> rehearsal) {

  PatchBlueprint {
    wanted = List.copyOf(wanted);
    assessed = Set.copyOf(assessed);
  }

  /** What came to be known of patches by planning it. */
  List<KnownPatch> known(Instant plannedAt) {
    return plan.patches().stream()
        .map(patch -> new KnownPatch(patch, assessed.contains(patch.serviceName()), plannedAt))
        .toList();
  }

  /** What pulling takes where docker keeps images. */
  long pulledKib() {
    return wanted.stream().mapToLong(Fitness::neededKib).sum();
  }
}
