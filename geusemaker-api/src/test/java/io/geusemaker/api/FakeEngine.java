package io.geusemaker.api;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.model.Samples;
import io.geusemaker.api.model.StatusRequest;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.Target;
import java.util.ArrayList;
import java.util.List;

/** Plans and confirms like an engine, and changes nothing. */
public class FakeEngine implements Engine {

  final List<Target> registered = new ArrayList<>();
  public final List<RotationRequest> rotated = new ArrayList<>();
  public final List<PatchRequest> patched = new ArrayList<>();
  final List<String> expected = new ArrayList<>();

  /** Has done nothing yet. */
  public FakeEngine() {}

  @Override
  public void register(Target target, Registration registration) {
    registered.add(target);
  }

  @Override
  public Plan plan(Target target, RotationRequest request) {
    return Samples.plan();
  }

  @Override
  public RotationResult rotate(Target target, RotationRequest request, Conduct conduct) {
    conduct.listener().on(new Event.Planned(Samples.plan()));
    if (!conduct.confirmation().test(Samples.plan())) {
      throw new GeuseMakerException(new RequestFailure.NotConfirmed(target.name().value()));
    }
    rotated.add(request);
    expected.add(conduct.expectedPlanHash().orElse("any plan"));
    return Samples.result();
  }

  @Override
  public Plan planPatch(Target target, PatchRequest request) {
    return Samples.patchPlan();
  }

  @Override
  public PatchResult patch(Target target, PatchRequest request, Conduct conduct) {
    patched.add(request);
    return Samples.patchResult();
  }

  @Override
  public Plan planRollback(Target target, RollbackRequest request) {
    return Samples.plan();
  }

  @Override
  public RollbackResult rollback(Target target, RollbackRequest request, Conduct conduct) {
    throw new GeuseMakerException(
        new RequestFailure.CannotRollBack(request.deploymentName(), "nothing was done"));
  }

  @Override
  public RecoveryResult recover(Target target, Conduct conduct) {
    return new RecoveryResult(List.of(), 0, 0);
  }

  @Override
  public DeploymentStatus status(Target target, StatusRequest request) {
    return Samples.status();
  }

  @Override
  public List<HistoryEntry> history(Target target) {
    return List.of();
  }

  @Override
  public AuditTrail audit(Target target) {
    return new AuditTrail(List.of(), java.util.Optional.empty());
  }
}
