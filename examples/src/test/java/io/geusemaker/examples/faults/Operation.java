package io.geusemaker.examples.faults;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.RollbackResult;
import java.util.List;
import java.util.function.Consumer;

/**
 * An operation that is put under faults.
 *
 * @param name what it is called in the matrix
 * @param isOfImages whether it patches, or takes a patch back
 * @param afterDeath whether one that died has to be recovered first, which may change files
 * @param prepare brings the deployment to where it makes sense
 * @param act carries it out
 */
record Operation(
    String name,
    boolean isOfImages,
    boolean afterDeath,
    Consumer<Scene> prepare,
    Consumer<Deployment> act) {

  static final Operation ROTATION =
      new Operation("rotation", false, false, scene -> {}, deployment -> deployment.rotate().execute());

  static final Operation PATCH =
      new Operation("patch", true, false, Scene::publishNext, Operation::patch);

  static final Operation PATCH_ROLLBACK =
      new Operation("rollback of a patch", true, false, Scene::patchToNext, Operation::rollBack);

  /** All rows of the matrix. */
  static final List<Operation> ALL =
      List.of(
          ROTATION,
          new Operation(
              "rollback",
              false,
              false,
              scene -> scene.deployment().rotate().execute(),
              Operation::rollBack),
          new Operation("recovery that undoes", false, true, Scene::dieUnproven, Recovering::onRequest),
          new Operation("recovery that finishes", false, true, Scene::dieProven, Recovering::onRequest),
          new Operation("recovery by force", false, true, Scene::dieLockedOut, Recovering::onRequest),
          new Operation(
              "rotation after one to undo", false, true, Scene::dieUnproven, Recovering::beforeTheNext),
          PATCH,
          PATCH_ROLLBACK,
          new Operation(
              "recovery that undoes a patch",
              true,
              true,
              scene -> scene.dieReplacing(PATCH),
              Recovering::onRequest),
          new Operation(
              "recovery that finishes a patch",
              true,
              true,
              scene -> scene.dieWhenDone(PATCH),
              Recovering::onRequest),
          new Operation(
              "recovery that undoes a rollback of a patch",
              true,
              true,
              scene -> scene.dieReplacing(PATCH_ROLLBACK),
              Recovering::onRequest));

  static PatchResult patch(Deployment deployment) {
    return deployment.patch().services("postgres", "n8n").withoutAdvisories().execute();
  }

  private static RollbackResult rollBack(Deployment deployment) {
    return deployment.rollback().execute();
  }

  static Operation named(String name) {
    return ALL.stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such operation: " + name));
  }
}
