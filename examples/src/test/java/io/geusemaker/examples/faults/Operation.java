package io.geusemaker.examples.faults;

import static io.geusemaker.examples.faults.Outcome.RECOVERED_FINISHED;
import static io.geusemaker.examples.faults.Outcome.RECOVERED_UNDONE;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * An operation that is put under faults.
 *
 * @param name what it is called in the matrix
 * @param isOfImages whether it patches, or takes a patch back
 * @param recovers how it ends an operation that died, if there is one to be recovered first
 * @param prepare brings the deployment to where it makes sense
 * @param act carries it out, with the password of the proxy in front of the deployment at hand; how
 *     operations that had died were ended
 * @param next what has to succeed after it, however it came out
 */
record Operation(
    String name,
    boolean isOfImages,
    Optional<Outcome> recovers,
    Consumer<Scene> prepare,
    BiFunction<Deployment, BasicAuthFile, List<Outcome>> act,
    Consumer<Scene> next) {

  static final Operation ROTATION = ofCredentials("rotation", scene -> {}, Operation::rotate);

  static final Operation RE_ENCRYPTION =
      ofCredentials(
          "rotation of the encryption key",
          scene -> {},
          deployment -> {
            var ignored = deployment.rotate().encryptionKey().execute();
          });

  static final Operation PROXY =
      new Operation(
          "rotation of a proxy's password",
          false,
          Optional.empty(),
          scene -> {},
          Operation::rotateProxy,
          scene -> {});

  static final Operation PATCH = ofImages("patch", Scene::publishNext, Operation::patch);

  static final Operation PATCH_ROLLBACK =
      ofImages("rollback of a patch", Scene::patchToNext, Operation::rollBack);

  static final Operation ALTERNATION =
      ofCredentials("rotation that alternates roles", scene -> {}, Operation::alternate);

  /** All rows of the matrix. */
  static final List<Operation> ALL =
      List.of(
          ROTATION,
          ofCredentials(
              "rotation that ends sessions",
              scene -> {},
              deployment -> deployment.rotate().endSessions().execute()),
          ofCredentials(
              "rotation with API keys",
              scene -> {},
              deployment -> deployment.rotate().postgres().n8n().apiKeys().execute()),
          ALTERNATION,
          ofCredentials(
              "rollback of one that alternates roles",
              scene -> alternate(scene.deployment()),
              Operation::rollBack),
          new Operation(
              "first rotation",
              false,
              Optional.empty(),
              Scene::forgetRecords,
              quietly(Operation::rotate),
              scene -> rotate(scene.deployment())),
          RE_ENCRYPTION,
          recovery(
              "recovery that undoes one of the encryption key",
              RECOVERED_UNDONE,
              scene -> scene.deaths().halfway(RE_ENCRYPTION)),
          PROXY,
          recovery(
              "recovery that undoes one of a proxy's password",
              RECOVERED_UNDONE,
              scene -> scene.deaths().halfway(PROXY)),
          ofCredentials("rollback", Operation::rotateWithProxy, Operation::rollBack),
          recovery(
              "recovery that undoes", RECOVERED_UNDONE, scene -> scene.deaths().halfway(ROTATION)),
          recovery(
              "recovery that finishes",
              RECOVERED_FINISHED,
              scene -> scene.deaths().unproven(ROTATION)),
          recovery(
              "recovery of a proven one",
              RECOVERED_FINISHED,
              scene -> scene.deaths().proven(ROTATION)),
          recovery("recovery by force", RECOVERED_UNDONE, scene -> scene.deaths().lockedOut()),
          new Operation(
              "rotation after one to undo",
              false,
              Optional.of(RECOVERED_UNDONE),
              scene -> scene.deaths().halfway(ROTATION),
              (deployment, proxy) -> Recovering.beforeTheNext(deployment),
              scene -> {}),
          PATCH,
          PATCH_ROLLBACK,
          recoveryOfImages(
              "recovery that undoes a patch",
              RECOVERED_UNDONE,
              scene -> scene.deaths().halfway(PATCH)),
          recoveryOfImages(
              "recovery that finishes a patch",
              RECOVERED_FINISHED,
              scene -> scene.deaths().unproven(PATCH)),
          recoveryOfImages(
              "recovery that undoes a rollback of a patch",
              RECOVERED_UNDONE,
              scene -> scene.deaths().halfway(PATCH_ROLLBACK)));

  /** The rows of which a spread is tried; the others are tried with all cells. */
  static final List<Operation> USUAL =
      ALL.stream()
          .filter(operation -> !operation.name().equals("rollback of one that alternates roles"))
          .toList();

  private static Operation ofCredentials(
      String name, Consumer<Scene> prepare, Consumer<Deployment> act) {
    return new Operation(name, false, Optional.empty(), prepare, quietly(act), scene -> {});
  }

  private static Operation ofImages(
      String name, Consumer<Scene> prepare, Consumer<Deployment> act) {
    return new Operation(name, true, Optional.empty(), prepare, quietly(act), Scene::patchToNext);
  }

  private static Operation recovery(String name, Outcome recovers, Consumer<Scene> prepare) {
    return new Operation(
        name,
        false,
        Optional.of(recovers),
        prepare,
        (deployment, proxy) -> Recovering.onRequest(deployment),
        scene -> {});
  }

  private static Operation recoveryOfImages(
      String name, Outcome recovers, Consumer<Scene> prepare) {
    return new Operation(
        name,
        true,
        Optional.of(recovers),
        prepare,
        (deployment, proxy) -> Recovering.onRequest(deployment),
        Scene::patchToNext);
  }

  private static BiFunction<Deployment, BasicAuthFile, List<Outcome>> quietly(
      Consumer<Deployment> act) {
    return (deployment, proxy) -> {
      act.accept(deployment);
      return List.of();
    };
  }

  private static List<Outcome> rotateProxy(Deployment deployment, BasicAuthFile proxy) {
    var ignored = deployment.rotate().basicAuthFile(proxy).execute();
    return List.of();
  }

  private static void rotateWithProxy(Scene scene) {
    var ignored =
        scene.deployment().rotate().all().basicAuthFile(scene.door().password()).execute();
  }

  private static RotationResult rotate(Deployment deployment) {
    return deployment.rotate().execute();
  }

  private static RotationResult alternate(Deployment deployment) {
    return deployment.rotate().postgres().alternating().execute();
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
