package io.geusemaker.scripting.runbook;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.RecoveredOperation;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what its script says, one entry an operation, and notes what it was asked. */
final class StagedEngine implements Engine {

  final List<String> calls = new ArrayList<>();
  final List<PatchRequest> patches = new ArrayList<>();
  private final Deque<Optional<RuntimeException>> script = new ArrayDeque<>();
  private int operations;

  /** When the operations end; those of an earlier run ended earlier. */
  Instant finished = Instant.MAX.minusSeconds(1);

  RecoveredOperation.Outcome recovery = RecoveredOperation.Outcome.UNDONE;

  /** Whether the thread was interrupted when the last operation began. */
  boolean interrupted;

  StagedEngine succeeds() {
    script.add(Optional.empty());
    return this;
  }

  StagedEngine fails(Failure failure) {
    return throwing(new GeuseMakerException(failure));
  }

  StagedEngine throwing(RuntimeException thrown) {
    script.add(Optional.of(thrown));
    return this;
  }

  private Receipt operation(String call, Conduct conduct) {
    calls.add(call);
    interrupted = Thread.currentThread().isInterrupted();
    conduct.listener().on(new Event.Planned(plan()));
    Optional<RuntimeException> end = script.isEmpty() ? Optional.empty() : script.pop();
    if (end.isPresent()) {
      throw end.get();
    }
    return new Receipt("op-" + ++operations, "shop", "hash", finished);
  }

  private static Plan plan() {
    return new Plan(
        "shop", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "hash");
  }

  private static PreviousState before() {
    return new PreviousState("running", Map.of(), Map.of(), Map.of(), Instant.EPOCH);
  }

  @Override
  public void register(Target target, Registration registration) {
    calls.add("register " + registration.connection());
  }

  @Override
  public Plan plan(Target target, RotationRequest request) {
    return plan();
  }

  @Override
  public RotationResult rotate(Target target, RotationRequest request, Conduct conduct) {
    Receipt receipt = operation(request.toString(), conduct);
    return new RotationResult(
        true,
        List.of("n8n/owner"),
        Map.of(),
        before(),
        1,
        List.of("a warning"),
        List.of(),
        List.of(),
        1,
        receipt);
  }

  @Override
  public Plan planPatch(Target target, PatchRequest request) {
    return plan();
  }

  @Override
  public PatchResult patch(Target target, PatchRequest request, Conduct conduct) {
    patches.add(request);
    Receipt receipt = operation(request.toString(), conduct);
    PatchInfo applied = PatchInfo.skipped("n8n", "n8nio/n8n", "2.40.6", "");
    return new PatchResult(
        true,
        List.of(applied),
        List.of(),
        before(),
        1,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        1,
        receipt);
  }

  @Override
  public Plan planRollback(Target target, RollbackRequest request) {
    return plan();
  }

  @Override
  public RollbackResult rollback(Target target, RollbackRequest request, Conduct conduct) {
    Receipt receipt = operation(request.toString(), conduct);
    return new RollbackResult(
        true,
        List.of("op"),
        List.of("n8n/owner"),
        before(),
        1,
        List.of(),
        List.of(),
        List.of(),
        1,
        receipt);
  }

  @Override
  public RecoveryResult recover(Target target, Conduct conduct) {
    calls.add("recover");
    return new RecoveryResult(
        List.of(new RecoveredOperation("op-open", recovery, List.of(), List.of(), false)), 1, 1);
  }

  @Override
  public List<HistoryEntry> history(Target target) {
    calls.add("history");
    return List.of();
  }

  @Override
  public DeploymentStatus status(Target target, StatusRequest request) {
    throw new UnsupportedOperationException("no runbook asks how a deployment is");
  }

  @Override
  public AuditTrail audit(Target target) {
    calls.add("audit");
    return new AuditTrail(List.of(), Optional.empty());
  }
}
