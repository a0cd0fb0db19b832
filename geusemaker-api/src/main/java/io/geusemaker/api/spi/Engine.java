package io.geusemaker.api.spi;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.InstanceTag;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.model.StatusRequest;
import java.util.List;

/**
 * What carries requests out; found by {@link java.util.ServiceLoader}.
 *
 * <p>Every method throws {@link io.geusemaker.api.failure.GeuseMakerException} with a failure that
 * says what happened.
 */
public interface Engine {

  /**
   * Records how a deployment is reached.
   *
   * @param target the deployment
   * @param registration the way to it
   */
  void register(Target target, Registration registration);

  /**
   * Looks at the host and plans a rotation; changes nothing.
   *
   * @param target the deployment
   * @param request what to rotate
   * @return the plan
   */
  Plan plan(Target target, RotationRequest request);

  /**
   * Rotates.
   *
   * @param target the deployment
   * @param request what to rotate
   * @param conduct how to go about it
   * @return what was done
   */
  RotationResult rotate(Target target, RotationRequest request, Conduct conduct);

  /**
   * Looks at the host and the registries and plans a patch; changes nothing.
   *
   * @param target the deployment
   * @param request what to patch
   * @return the plan
   */
  Plan planPatch(Target target, PatchRequest request);

  /**
   * Patches.
   *
   * @param target the deployment
   * @param request what to patch
   * @param conduct how to go about it
   * @return what was done
   */
  PatchResult patch(Target target, PatchRequest request, Conduct conduct);

  /**
   * Looks at the host and plans a rollback; changes nothing.
   *
   * @param target the deployment
   * @param request what to take back
   * @return the plan
   */
  Plan planRollback(Target target, RollbackRequest request);

  /**
   * Rolls back.
   *
   * @param target the deployment
   * @param request what to take back
   * @param conduct how to go about it
   * @return what was done
   */
  RollbackResult rollback(Target target, RollbackRequest request, Conduct conduct);

  /**
   * Ends every operation that did not come to its end.
   *
   * @param target the deployment
   * @param conduct how to go about it
   * @return what was found and done
   */
  RecoveryResult recover(Target target, Conduct conduct);

  /**
   * Looks at the host and at the records; changes nothing and takes no lock.
   *
   * @param target the deployment
   * @param request what is to be told besides what always is
   * @return how the deployment is
   */
  DeploymentStatus status(Target target, StatusRequest request);

  /**
   * Lists the operations on record.
   *
   * @param target the deployment
   * @return the latest first
   */
  List<HistoryEntry> history(Target target);

  /**
   * Reads and checks the audit records.
   *
   * @param target the deployment
   * @return the records, and where the chain breaks if it does
   */
  AuditTrail audit(Target target);

  /**
   * Looks for the deployments on the instances that have a tag.
   *
   * @param records where the records are
   * @param tag the tag
   * @return the deployments, sorted by name; an engine that knows no instances refuses
   */
  default List<Target> tagged(Target records, InstanceTag tag) {
    throw new GeuseMakerException(
        new RequestFailure.Invalid("fleet", "this engine does not know which instances have tags"));
  }
}
