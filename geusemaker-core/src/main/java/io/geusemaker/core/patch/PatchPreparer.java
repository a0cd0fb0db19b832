package io.geusemaker.core.patch;

import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.rotation.Recorded;
import io.geusemaker.core.step.KeptDumps;
import io.geusemaker.core.step.PullImages;
import io.geusemaker.core.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns a blueprint into steps. */
final class PatchPreparer {

  private final PatchRequest request;
  private final PatchBlueprint blueprint;
  private final Recorded recorded;
  private final KeptDumps kept;

  PatchPreparer(PatchRequest request, PatchBlueprint blueprint, Recorded recorded, KeptDumps kept) {
    this.request = request;
    this.blueprint = blueprint;
    this.recorded = recorded;
    this.kept = kept;
  }

  PreparedChange prepare() {
    ImageReplacement replacement = blueprint.replacement();
    List<Step> steps = new ArrayList<>();
    steps.add(pull());
    blueprint.rehearsal().ifPresent(rehearsal -> steps.add(rehearsal.step()));
    steps.addAll(replacement.steps(kept, Optional.empty()));
    return new PreparedChange(
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        steps,
        replacement.evidence(recorded, true),
        Optional.of(replacement.evidenceOfOld(recorded)));
  }

  private PullImages pull() {
    return new PullImages(
        blueprint.replacement().layout(),
        blueprint.wanted().stream().map(wanted -> wanted.reference().toString()).toList(),
        systems(),
        blueprint.pulledKib(),
        blueprint.wanted().stream()
            .filter(wanted -> wanted.info().serviceName().equals(RunningServices.N8N))
            .findFirst()
            .flatMap(
                wanted ->
                    CandidateMigrations.check(
                        blueprint.replacement().survey(),
                        blueprint.replacement().images(),
                        wanted)));
  }

  /** What the database's image has to be built on, unless the operator allows anything. */
  private Map<String, String> systems() {
    Map<String, String> systems = new TreeMap<>();
    for (Wanted wanted : blueprint.wanted()) {
      String service = wanted.info().serviceName();
      if (service.equals(RunningServices.POSTGRES) && !request.allow().contains(service)) {
        blueprint
            .replacement()
            .images()
            .database()
            .flatMap(facts -> BaseSystem.running(facts.system()))
            .ifPresent(system -> systems.put(wanted.reference().toString(), system.release()));
      }
    }
    return systems;
  }
}
