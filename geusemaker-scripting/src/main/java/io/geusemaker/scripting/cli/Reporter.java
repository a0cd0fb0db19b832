package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.fleet.FleetPlan;
import io.geusemaker.api.fleet.FleetResult;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells how a command ended. */
interface Reporter {

  /** Shows the plan of a dry run. */
  void planned(Plan plan);

  /** Shows the plan that is about to be carried out. */
  void aboutTo(Plan plan);

  /**
   * Shows what a rotation did.
   *
   * @param result what was done
   * @param credentials the new credentials when they are to be shown; empty when not
   */
  void rotated(RotationResult result, Supplier<Map<CredentialId, Secret>> credentials);

  /**
   * Confirms that a deployment was registered.
   *
   * @param deployment its name
   * @param registration what was recorded
   * @param next the command that a person would try next
   */
  void registered(String deployment, Registration registration, String next);

  /** Shows the plans for a fleet, of a dry run. */
  void planned(FleetPlan<?> plan);

  /** Shows the plans for a fleet that are about to be carried out. */
  void aboutTo(FleetPlan<?> plan);

  /**
   * Shows what became of a fleet.
   *
   * @param result one by one
   * @param credentials the new credentials by deployment, when they are to be shown; empty when not
   */
  void fleet(FleetResult<?> result, Map<String, Map<CredentialId, Secret>> credentials);

  /** Shows what a patch did, and what stays open after it. */
  void patched(PatchResult result);

  /** Shows what a rollback did. */
  void rolledBack(RollbackResult result);

  /** Shows what a recovery found and did. */
  void recovered(RecoveryResult result);

  /** Shows how a deployment is. */
  void status(DeploymentStatus status);

  /**
   * Shows the operations on record.
   *
   * @param deployment its name
   * @param entries the latest first
   */
  void history(String deployment, List<HistoryEntry> entries);

  /**
   * Shows the audit records, and where they break.
   *
   * @param trail the records
   * @param verify whether they have to be as they were written
   */
  void audit(AuditTrail trail, boolean verify);

  /**
   * Shows why a command did not succeed.
   *
   * @param failure why
   * @param hint what to type next, if that is known
   */
  void failed(Failure failure, Optional<String> hint);

  /**
   * Shows a defect.
   *
   * @param defect what was thrown
   * @param verbose whether to show where
   */
  void broke(Throwable defect, boolean verbose);
}
