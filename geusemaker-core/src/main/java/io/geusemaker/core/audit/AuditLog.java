package io.geusemaker.core.audit;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.AuditTrail.Breach;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.core.files.Records;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The audit log of one deployment. Several threads and processes may add to it.
 *
 * <p>Whoever has no key cannot change, move, add or take out a record without {@link #read} telling
 * so; only a log that was removed with all its files, or put back whole as it once was, does not
 * show.
 */
public final class AuditLog {

  /**
   * The action of the first record of a log that was begun anew because the one before was damaged.
   * Its details are {@code set_aside}, the file beside this one that holds what was left; {@code
   * sha256} of that file; and {@code breach}, what was wrong with it.
   */
  public static final String RESTARTED = "audit.restarted";

  private final AuditFiles files;
  private final DeploymentName deployment;
  private final Sealer sealer;
  private final Clock clock;

  private AuditLog(AuditFiles files, DeploymentName deployment, Sealer sealer, Clock clock) {
    this.files = files;
    this.deployment = deployment;
    this.sealer = sealer;
    this.clock = clock;
  }

  /**
   * Names the log of a deployment; no I/O.
   *
   * @param records what is kept of the deployment; the folder need not exist
   * @param deployment the deployment
   * @param sealer encrypts the key of the log
   * @param clock tells when a record was written
   * @return the log
   */
  public static AuditLog of(
      Records records, DeploymentName deployment, Sealer sealer, Clock clock) {
    return new AuditLog(new AuditFiles(records), deployment, sealer, clock);
  }

  /**
   * Adds a record, which is on disk when this returns, also in a thread that was interrupted. A log
   * whose end is damaged is set aside and another begun, with {@link #RESTARTED}; damage before the
   * end stays for {@link #read} to tell.
   *
   * @param operator who acts
   * @param operationId the operation that it belongs to
   * @param action what is about to be done or was done
   * @param step the step that it is about
   * @param details further facts by name, secrets masked
   * @param outcome how it ended, for a record that is written after
   * @throws GeuseMakerException with {@link StateFailure.NotWritable} when it is not certain that
   *     the record is on disk, and the call can then be repeated; {@link StateFailure.WrongKey} or
   *     {@link StateFailure.Newer} when the log is not for this key or version
   */
  public void append(
      Operator operator,
      String operationId,
      String action,
      Optional<String> step,
      Map<String, String> details,
      Optional<String> outcome) {
    Map<String, String> facts = Map.copyOf(details);
    IntFunction<AuditRecord> record =
        seq ->
            new AuditRecord(
                seq, clock.instant(), action, operationId, operator, step, facts, outcome);
    boolean written =
        files.exclusively(
            held -> {
              if (goesOn(held, record)) {
                return true;
              }
              held.records().confirm();
              restart(held, operator, operationId);
              return goesOn(held, record);
            });
    if (!written) {
      throw new GeuseMakerException(
          new StateFailure.NotWritable(
              files.log().place(), "what was written to it does not come back"));
    }
  }

  /**
   * Reads the log and verifies all of it.
   *
   * @return the records up to the first that is not as it was written, and what is wrong there
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the file cannot be read,
   *     {@link StateFailure.NotWritable} when others who add to it cannot be kept waiting, {@link
   *     StateFailure.WrongKey} or {@link StateFailure.Newer} when the log is not for this key or
   *     version
   */
  public AuditTrail read() {
    if (!files.records().exists()) {
      return nothing();
    }
    return files.exclusively(
        held -> {
          AuditTrail trail = scan(held);
          held.records().confirm();
          return trail;
        });
  }

  private boolean goesOn(AuditFiles held, IntFunction<AuditRecord> record) {
    return keyToGoOnWith(held).map(key -> new AuditWriter(held, key).append(record)).orElse(false);
  }

  private Optional<AuditKey> keyToGoOnWith(AuditFiles held) {
    try {
      Optional<AuditKey> key = AuditKey.read(held.key(), deployment, sealer);
      return key.isPresent() || held.begun() ? key : Optional.of(newKey(held));
    } catch (GeuseMakerException e) {
      return ifDamaged(e, Optional.empty());
    }
  }

  /** With a new key, so that no record of the log that was set aside is at home in this one. */
  private void restart(AuditFiles held, Operator operator, String operationId) {
    AuditFiles.Copy copy = held.setAside(clock.instant());
    Map<String, String> details =
        Map.of(
            "set_aside",
            copy.file(),
            "sha256",
            copy.sha256(),
            "breach",
            scan(held)
                .breach()
                .map(found -> found.record() + ": " + found.reason())
                .orElse("unknown"));
    new AuditWriter(held, newKey(held))
        .restart(
            new AuditRecord(
                1,
                clock.instant(),
                RESTARTED,
                operationId,
                operator,
                Optional.empty(),
                details,
                Optional.empty()));
  }

  private AuditKey newKey(AuditFiles held) {
    return AuditKey.make(held.key(), deployment, sealer);
  }

  private AuditTrail scan(AuditFiles held) {
    Optional<AuditKey> key;
    try {
      key = AuditKey.read(held.key(), deployment, sealer);
    } catch (GeuseMakerException e) {
      return ifDamaged(e, unverifiable("damaged"));
    }
    if (key.isEmpty()) {
      return held.begun() ? unverifiable("gone") : nothing();
    }
    byte[] content = held.log().read().orElse(new byte[0]);
    return AuditScan.of(content, key.get(), AuditHead.read(held, key.get()));
  }

  private static AuditTrail nothing() {
    return new AuditTrail(List.of(), Optional.empty());
  }

  private static AuditTrail unverifiable(String reason) {
    return new AuditTrail(
        List.of(),
        Optional.of(new Breach(1, "it cannot be verified: audit.key.json is " + reason)));
  }

  private static <T> T ifDamaged(GeuseMakerException e, T value) {
    if (e.failure() instanceof StateFailure.Damaged) {
      return value;
    }
    throw e;
  }
}
