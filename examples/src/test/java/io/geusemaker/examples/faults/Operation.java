package io.geusemaker.examples.faults;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
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
 * @param next what has to succeed after it, however it came out
 */
record Operation(
    String name,
    boolean isOfImages,
    boolean afterDeath,
    Consumer<Scene> prepare,
    Consumer<Deployment> act,
    Consumer<Scene> next) {

  static final Operation ROTATION =
      ofCredentials("rotation", false, scene -> {}, Operation::rotate);

  static final Operation PATCH = ofImages("patch", false, Scene::publishNext, Operation::patch);

  static final Operation PATCH_ROLLBACK =
      ofImages("rollback of a patch", false, Scene::patchToNext, Operation::rollBack);

  /** All rows of the matrix. */
  static final List<Operation> ALL =
      List.of(
          ROTATION,
          new Operation(
              "first rotation",
              false,
              false,
              Scene::forgetRecords,
              Operation::rotate,
              scene -> rotate(scene.deployment())),
          ofCredentials(
              "rollback", false, scene -> rotate(scene.deployment()), Operation::rollBack),
          ofCredentials(
              "recovery that undoes", true, scene -> scene.deaths().unproven(), Recovering::onRequest),
          ofCredentials(
              "recovery that finishes", true, scene -> scene.deaths().proven(), Recovering::onRequest),
          ofCredentials("recovery by force", true, scene -> scene.deaths().lockedOut(), Recovering::onRequest),
          ofCredentials(
              "rotation after one to undo", true, scene -> scene.deaths().unproven(), Recovering::beforeTheNext),
          PATCH,
          PATCH_ROLLBACK,
          ofImages(
              "recovery that undoes a patch",
              true,
              scene -> scene.deaths().replacing(PATCH),
              Recovering::onRequest),
          ofImages(
              "recovery that finishes a patch",
              true,
              scene -> scene.deaths().whenDone(PATCH),
              Recovering::onRequest),
          ofImages(
              "recovery that undoes a rollback of a patch",
              true,
              scene -> scene.deaths().replacing(PATCH_ROLLBACK),
              Recovering::onRequest));

  private static Operation ofCredentials(
      String name, boolean afterDeath, Consumer<Scene> prepare, Consumer<Deployment> act) {
    return new Operation(name, false, afterDeath, prepare, act, scene -> {});
  }

  private static Operation ofImages(
      String name, boolean afterDeath, Consumer<Scene> prepare, Consumer<Deployment> act) {
    return new Operation(name, true, afterDeath, prepare, act, Scene::patchToNext);
  }

  private static RotationResult rotate(Deployment deployment) {
    return deployment.rotate().execute();
  }

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
