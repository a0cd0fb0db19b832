package io.geusemaker.core.engine;

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
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.Target;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.state.Registrations;
import java.util.List;

/** The engine; found by {@link java.util.ServiceLoader}. */
public final class CoreEngine implements Engine {

  /** For {@link java.util.ServiceLoader}. */
  public CoreEngine() {}

  @Override
  public void register(Target target, Registration registration) {
    Transports.over(registration.connection());
    StateDirectory directory = StateDirectory.of(target.stateDirectory());
    new Registrations(directory, directory.records(target.stateStore()))
        .register(target.name(), registration);
  }

  @Override
  public Plan plan(Target target, RotationRequest request) {
    return plan(target, new RotationKind(request));
  }

  @Override
  public RotationResult rotate(Target target, RotationRequest request, Conduct conduct) {
    return change(target, new RotationKind(request), conduct);
  }

  @Override
  public Plan planPatch(Target target, PatchRequest request) {
    return plan(target, new PatchKind(request));
  }

  @Override
  public PatchResult patch(Target target, PatchRequest request, Conduct conduct) {
    return change(target, new PatchKind(request), conduct);
  }

  @Override
  public Plan planRollback(Target target, RollbackRequest request) {
    return plan(target, new RollbackKind(request));
  }

  @Override
  public RollbackResult rollback(Target target, RollbackRequest request, Conduct conduct) {
    return change(target, new RollbackKind(request), conduct);
  }

  private static Plan plan(Target target, ChangeKind<?> kind) {
    try (Session session = Session.open(target)) {
      return kind.propose(session, session.survey(kind.scope())).plan();
    }
  }

  private static <T> T change(Target target, ChangeKind<T> kind, Conduct conduct) {
    try (Session session = Session.open(target)) {
      return new Operations(session, conduct).change(kind);
    }
  }

  @Override
  public RecoveryResult recover(Target target, Conduct conduct) {
    try (Session session = Session.open(target)) {
      return new Operations(session, conduct).recover();
    }
  }

  @Override
  public DeploymentStatus status(Target target, StatusRequest request) {
    try (Session session = Session.open(target)) {
      return new StatusReport(session, request).make();
    }
  }

  @Override
  public List<HistoryEntry> history(Target target) {
    try (Session session = Session.open(target)) {
      return session.history().latestFirst();
    }
  }

  @Override
  public AuditTrail audit(Target target) {
    try (Session session = Session.open(target)) {
      return session.auditLog().read();
    }
  }

  @Override
  public List<Target> tagged(Target records, InstanceTag tag) {
    return new TaggedDeployments(records, tag).find();
  }
}
