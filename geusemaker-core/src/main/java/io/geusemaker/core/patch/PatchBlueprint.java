package io.geusemaker.core.patch;

import io.geusemaker.api.model.Plan;
import java.util.List;
import java.util.Set;

/**
 * A patch that was planned, with what carrying it out needs.
 *
 * @param plan what people see and agree to
 * @param replacement what each service runs before and after
 * @param wanted what the registries have for them
 * @param assessed the services whose known vulnerabilities are all told
 */
record PatchBlueprint(
    Plan plan, ImageReplacement replacement, List<Wanted> wanted, Set<String> assessed) {

  PatchBlueprint {
    wanted = List.copyOf(wanted);
    assessed = Set.copyOf(assessed);
  }
}
