package io.geusemaker.examples.faults;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.json.Schema;
import io.geusemaker.api.model.CredentialId;
import java.time.Instant;
import java.util.List;

/**
 * Ways in which an operation dies before the one that is tried. The process lives on, and does
 * nothing more to host and records; its lease is made to run out.
 */
final class Deaths {

  private final Scene scene;

  Deaths(Scene scene) {
    this.scene = scene;
  }

  /** A rotation dies when the host has changed and nothing is proven. */
  void unproven() {
    die(Operation.ROTATION, lastOnHost(Operation.ROTATION));
  }

  /** A rotation dies when its outcome is proven and on record. */
  void proven() {
    List<Interaction> rotation = scene.interactions(Operation.ROTATION);
    die(
        Operation.ROTATION,
        rotation.subList(rotation.indexOf(lastOnHost(Operation.ROTATION)), rotation.size()).stream()
            .filter(met -> met.place() == Place.WRITE)
            .findFirst()
            .orElseThrow());
  }

  /** An operation dies when the containers have followed and that is not on record yet. */
  void replacing(Operation operation) {
    Interaction replacing =
        scene.interactions(operation).stream()
            .filter(met -> met.place() == Place.HOST && met.name().startsWith("start "))
            .findFirst()
            .orElseThrow();
    operation.prepare().accept(scene);
    die(operation, replacing);
  }

  /** An operation dies when all is done and nothing is proven. */
  void whenDone(Operation operation) {
    Interaction last = lastOnHost(operation);
    operation.prepare().accept(scene);
    die(operation, last);
  }

  /** A rotation dies halfway, and then someone else sets passwords that are on no record. */
  void lockedOut() {
    unproven();
    String foreign = "set-by-someone-else";
    String hash = BCrypt.withDefaults().hashToString(10, foreign.toCharArray());
    scene.sandbox().query("ALTER ROLE geusemaker PASSWORD '" + foreign + "'");
    scene.sandbox().query(
        "UPDATE \"user\" SET password = '"
            + hash
            + "' WHERE email = '"
            + scene.sandbox().ownerEmail()
            + "'");
    for (CredentialId id : List.of(Scene.DATABASE, Scene.OWNER)) {
      scene.saw(id, foreign);
    }
  }

  private Interaction lastOnHost(Operation operation) {
    return scene.interactions(operation).stream()
        .filter(met -> met.place() == Place.HOST)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private void die(Operation operation, Interaction at) {
    try {
      scene.under(Faults.dyingAfter(at), operation);
      throw new IllegalStateException("the " + operation.name() + " did not get to " + at);
    } catch (Faults.Died expected) {
      scene.look();
      letLeaseRunOut();
      scene.sandbox().forgetN8nLogins();
    }
  }

  /** Two minutes go by, for a holder that lives on and could not give its lease back. */
  void letLeaseRunOut() {
    DocumentFile lease =
        new DocumentFile(
            AtomicFile.at(scene.sandbox().stateDirectory().resolve("security/" + Scene.NAME + "/lease.json"))
                .withCopy(),
            Schema.first());
    lease.read().ifPresent(record -> lease.write(record.put("expires", Instant.EPOCH.toString())));
  }
}
