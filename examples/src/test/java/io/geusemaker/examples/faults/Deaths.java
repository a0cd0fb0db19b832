package io.geusemaker.examples.faults;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.json.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Ways in which an operation dies before the one that is tried. The process lives on, and does
 * nothing more to host and records; its lease is made to run out.
 */
final class Deaths {

  private final Scene scene;

  Deaths(Scene scene) {
    this.scene = scene;
  }

  /** The host has changed, and the end of the last step is not on record yet. */
  void halfway(Operation operation) {
    die(operation, lastOnHost(operation, met -> !met.name().equals("prove")));
  }

  /** Every step has ended, and nothing is proven. */
  void unproven(Operation operation) {
    die(operation, lastOnHost(operation, met -> true));
  }

  /** The outcome is proven, and that is about to be recorded. */
  void proven(Operation operation) {
    List<Interaction> all = scene.interactions(operation);
    die(
        operation,
        all.subList(all.indexOf(lastOnHost(operation, met -> true)), all.size()).stream()
            .filter(met -> met.place() == Place.WRITE || met.name().startsWith("put "))
            .findFirst()
            .orElseThrow());
  }

  /** A rotation dies halfway, and then someone else sets passwords that are on no record. */
  void lockedOut() {
    halfway(Operation.ROTATION);
    String foreign = "set-by-someone-else";
    String hash = BCrypt.withDefaults().hashToString(10, foreign.toCharArray());
    scene.sandbox().query("ALTER ROLE " + scene.role() + " PASSWORD '" + foreign + "'");
    scene
        .sandbox()
        .query(
            "UPDATE \"user\" SET password = '"
                + hash
                + "' WHERE email = '"
                + scene.sandbox().ownerEmail()
                + "'");
    for (CredentialId id : List.of(Scene.DATABASE, Scene.OWNER)) {
      scene.saw(id, foreign);
    }
  }

  private Interaction lastOnHost(Operation operation, Predicate<Interaction> wanted) {
    return scene.interactions(operation).stream()
        .filter(met -> met.place() == Place.HOST)
        .filter(wanted)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private void die(Operation operation, Interaction at) {
    operation.prepare().accept(scene);
    try {
      var ignored = scene.under(Faults.dyingAfter(at), operation);
      throw new IllegalStateException("the " + operation.name() + " did not get to " + at);
    } catch (Faults.Died expected) {
      scene.look();
      letLeaseRunOut();
      scene.sandbox().forgetN8nLogins();
    }
  }

  /** Two minutes go by, for a holder that lives on and could not give its lease back. */
  void letLeaseRunOut() {
    DocumentFile lease = new DocumentFile(scene.records().copied("lease.json"), Schema.first());
    lease.read().ifPresent(record -> lease.write(record.put("expires", Instant.EPOCH.toString())));
  }
}
