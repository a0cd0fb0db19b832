package io.geusemaker.examples.faults;

import io.geusemaker.api.Deployment;
import java.util.List;
import java.util.function.Consumer;

/**
 * An operation that is put under faults.
 *
 * @param name what it is called in the matrix
 * @param afterDeath whether one that died has to be recovered first, which may change files
 * @param prepare brings the deployment to where it makes sense
 * @param act carries it out
 */
record Operation(
    String name, boolean afterDeath, Consumer<Scene> prepare, Consumer<Deployment> act) {

  static final Operation ROTATION =
      new Operation("rotation", false, scene -> {}, deployment -> deployment.rotate().execute());

  /** All rows of the matrix. */
  static final List<Operation> ALL =
      List.of(
          ROTATION,
          new Operation(
              "rollback",
              false,
              scene -> scene.deployment().rotate().execute(),
              deployment -> deployment.rollback().execute()),
          new Operation("recovery that undoes", true, Scene::dieUnproven, Recovering::onRequest),
          new Operation("recovery that finishes", true, Scene::dieProven, Recovering::onRequest),
          new Operation("recovery by force", true, Scene::dieLockedOut, Recovering::onRequest),
          new Operation(
              "rotation after one to undo", true, Scene::dieUnproven, Recovering::beforeTheNext));

  static Operation named(String name) {
    return ALL.stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such operation: " + name));
  }
}
