package io.geusemaker.scripting.cli;

import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentName;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on {@link Shop} and its {@link ShopRecords} without a host. */
final class FakeEngine implements Engine {

  private static final Logger LOG = LoggerFactory.getLogger(FakeEngine.class);

  final List<String> calls = new ArrayList<>();
  final List<Target> targets = new ArrayList<>();
  final List<Conduct> conducts = new ArrayList<>();
  final List<RotationRequest> requests = new ArrayList<>();
  final List<PatchRequest> patches = new ArrayList<>();
  final List<RollbackRequest> rollbacks = new ArrayList<>();
  final List<Registration> registrations = new ArrayList<>();
  final List<StatusRequest> statuses = new ArrayList<>();
  final FakeWork work = new FakeWork();
  Optional<RuntimeException> refusal = Optional.empty();

  /** Of single deployments, by name. */
  final Map<String, RuntimeException> refusals = new HashMap<>();

  /** The id of an operation that was done before; none, as long as it is blank. */
  Optional<String> done = Optional.of("");

  Plan plan = Shop.PLAN;
  RotationResult rotated = Shop.result();
  PatchResult patched = ShopPatches.RESULT;
  RecoveryResult recovered = ShopRecords.RECOVERED;
  DeploymentStatus status = ShopStatus.WELL;
  List<HistoryEntry> history = ShopRecords.HISTORY;
  AuditTrail audit = ShopRecords.AUDIT;

  final List<String> tagged = new ArrayList<>();

  @Override
  public List<Target> tagged(Target records, InstanceTag tag) {
    calls.add("tagged " + tag + tag.region().map(region -> " in " + region).orElse(""));
    return tagged.stream().map(DeploymentName::new).map(Target::of).toList();
  }

  @Override
  public void register(Target target, Registration registration) {
    registrations.add(registration);
    called("register", target);
  }

  @Override
  public Plan plan(Target target, RotationRequest request) {
    requests.add(request);
    called("plan", target);
    return plan;
  }

  @Override
  public RotationResult rotate(Target target, RotationRequest request, Conduct conduct) {
    carriedOut("rotate", target, conduct);
    LOG.info("rotating {}", target.name());
    LOG.debug("step {} of {}", 1, 2);
    if (!done.equals(conduct.operationId())) {
      work.carryOut(plan, conduct);
    }
    return rotated;
  }

  @Override
  public Plan planPatch(Target target, PatchRequest request) {
    patches.add(request);
    called("plan patch", target);
    return ShopPatches.PLAN;
  }

  @Override
  public PatchResult patch(Target target, PatchRequest request, Conduct conduct) {
    carriedOut("patch", target, conduct);
    work.carryOut(ShopPatches.PLAN, conduct);
    return patched;
  }

  @Override
  public Plan planRollback(Target target, RollbackRequest request) {
    rollbacks.add(request);
    called("plan rollback", target);
    return ShopRecords.ROLLBACK_PLAN;
  }

  @Override
  public RollbackResult rollback(Target target, RollbackRequest request, Conduct conduct) {
    carriedOut("roll back", target, conduct);
    work.carryOut(ShopRecords.ROLLBACK_PLAN, conduct);
    return ShopRecords.ROLLED_BACK;
  }

  @Override
  public RecoveryResult recover(Target target, Conduct conduct) {
    conducts.add(conduct);
    called("recover", target);
    if (work.waiting.isPresent()) {
      work.carryOut(Shop.PLAN, conduct);
    }
    return recovered;
  }

  @Override
  public DeploymentStatus status(Target target, StatusRequest request) {
    statuses.add(request);
    called("status", target);
    return status;
  }

  @Override
  public List<HistoryEntry> history(Target target) {
    called("history", target);
    return history;
  }

  @Override
  public AuditTrail audit(Target target) {
    called("audit", target);
    return audit;
  }

  private void carriedOut(String call, Target target, Conduct conduct) {
    conducts.add(conduct);
    called(call + " " + conduct.expectedPlanHash().orElse("anything"), target);
  }

  private void called(String call, Target target) {
    calls.add(call);
    targets.add(target);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    RuntimeException own = refusals.get(target.name().value());
    if (own != null) {
      throw own;
    }
  }
}
