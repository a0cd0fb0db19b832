package io.geusemaker.scripting.runbook;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.GeuseMakerException;
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
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The engine of a runbook: tells of every operation, and in a dry run plans it instead. */
final class ToldEngine implements Engine {

  private final Supplier<Engine> real;
  private final RunbookSession session;
  private final Teller teller;
  private final boolean dryRun;

  ToldEngine(Supplier<Engine> real, RunbookSession session) {
    this.real = real;
    this.session = session;
    this.teller = session.teller();
    this.dryRun = session.dryRun();
  }

  @Override
  public void register(Target target, Registration registration) {
    if (dryRun) {
      told(target, "would be registered at " + registration.connection() + "; dry run");
      return;
    }
    real.get().register(target, registration);
    told(target, "registered at " + registration.connection());
  }

  @Override
  public List<Target> tagged(Target records, InstanceTag tag) {
    return real.get().tagged(records, tag);
  }

  @Override
  public Plan plan(Target target, RotationRequest request) {
    return real.get().plan(target, request);
  }

  @Override
  public RotationResult rotate(Target target, RotationRequest request, Conduct conduct) {
    if (dryRun) {
      return OnlyPlanned.rotation(shown(plan(target, request)));
    }
    RotationResult result =
        carriedOut(request, conduct, told -> real.get().rotate(target, request, told));
    teller.done(name(target), result, result.warnings());
    return result;
  }

  @Override
  public Plan planPatch(Target target, PatchRequest request) {
    return real.get().planPatch(target, request);
  }

  @Override
  public PatchResult patch(Target target, PatchRequest request, Conduct conduct) {
    if (dryRun) {
      return OnlyPlanned.patch(shown(planPatch(target, request)));
    }
    PatchResult result =
        carriedOut(request, conduct, told -> real.get().patch(target, request, told));
    teller.patched(name(target), result);
    return result;
  }

  @Override
  public Plan planRollback(Target target, RollbackRequest request) {
    return real.get().planRollback(target, request);
  }

  @Override
  public RollbackResult rollback(Target target, RollbackRequest request, Conduct conduct) {
    if (dryRun) {
      return OnlyPlanned.rollback(shown(planRollback(target, request)));
    }
    RollbackResult result =
        carriedOut(request, conduct, told -> real.get().rollback(target, request, told));
    teller.done(name(target), result, result.warnings());
    return result;
  }

  @Override
  public RecoveryResult recover(Target target, Conduct conduct) {
    if (dryRun) {
      told(target, "what did not end would be recovered; dry run");
      return new RecoveryResult(List.of(), 0, 0);
    }
    RecoveryResult result =
        carriedOut(
            "recovery of " + name(target), conduct, told -> real.get().recover(target, told));
    told(target, result);
    return result;
  }

  @Override
  public List<HistoryEntry> history(Target target) {
    return real.get().history(target);
  }

  @Override
  public DeploymentStatus status(Target target, StatusRequest request) {
    return real.get().status(target, request);
  }

  @Override
  public AuditTrail audit(Target target) {
    return real.get().audit(target);
  }

  private Plan shown(Plan plan) {
    teller.onlyPlanned(plan);
    return plan;
  }

  private <T> T carriedOut(Object request, Conduct conduct, Function<Conduct, T> work) {
    Conduct told =
        conduct.listener(
            event -> {
              if (event instanceof Event.Planned planned) {
                teller.planned(planned.plan());
              }
              conduct.listener().on(event);
            });
    try {
      return work.apply(told);
    } catch (GeuseMakerException e) {
      session.failedAt(ScriptLine.ofCaller(), e);
      teller.line(request + " failed: " + e.failure().what());
      throw e;
    }
  }

  private void told(Target target, Object what) {
    teller.of(name(target), what);
  }

  private static String name(Target target) {
    return target.name().value();
  }
}
