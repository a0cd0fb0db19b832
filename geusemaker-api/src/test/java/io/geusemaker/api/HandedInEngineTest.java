package io.geusemaker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandedInEngineTest {

  private final List<String> calls = new ArrayList<>();
  private final Engine engine = new RecordingEngine();

  @Test
  void carriesOutEverythingThatIsAskedOfTheDeployment() {
    Deployment stack = Deployment.of("stack").by(engine);

    Planned<RotationResult> planned = stack.rotate().n8n().listener(event -> {}).plan();
    assertThatThrownBy(planned::execute).hasMessage("rotated under hash-1");
    stack.register(Registration.at("local:"));

    assertThat(calls).containsExactly("plan [n8n]", "rotate [n8n]", "register local:/");
  }

  @Test
  void rollsBackRecoversAndReadsTheRecords() {
    Deployment stack = Deployment.of("stack").by(engine);

    assertThatThrownBy(() -> stack.rollback().steps(2).execute()).hasMessage("under none");
    assertThatThrownBy(() -> stack.rollback().to("op-1").plan().execute())
        .hasMessage("under hash-1");
    stack.recover().waitForLock(Duration.ofSeconds(3)).execute();
    stack.history();
    stack.audit();
    stack.status();
    stack.status(StatusRequest.standard().olderThan(Duration.ofDays(1)));

    assertThat(calls)
        .containsExactly(
            "rollback of the last 2 operations in stack",
            "plan rollback of operation op-1 in stack",
            "plan []",
            "rollback of operation op-1 in stack",
            "recover, waiting PT3S",
            "history",
            "audit",
            "status, due never",
            "status, due after PT24H");
  }

  @Test
  void isPartOfTheHandlesValue() {
    assertThat(Deployment.of("stack").by(engine)).isEqualTo(Deployment.of("stack").by(engine));
    assertThat(Deployment.of("stack").by(engine)).isNotEqualTo(Deployment.of("stack"));
    assertThat(Deployment.of("stack").by(engine).rotate())
        .isNotEqualTo(Deployment.of("stack").rotate());
  }

  private final class RecordingEngine implements Engine {

    @Override
    public void register(Target target, Registration registration) {
      calls.add("register " + registration.connection());
    }

    @Override
    public Plan plan(Target target, RotationRequest request) {
      calls.add("plan " + request.services());
      return new Plan(
          target.name().value(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          "hash-1");
    }

    @Override
    public RotationResult rotate(Target target, RotationRequest request, Conduct conduct) {
      calls.add("rotate " + request.services());
      throw new IllegalStateException("rotated under " + conduct.expectedPlanHash().orElse("none"));
    }

    @Override
    public Plan planPatch(Target target, PatchRequest request) {
      calls.add("plan " + request);
      return plan(target, RotationRequest.everything(target.name()));
    }

    @Override
    public PatchResult patch(Target target, PatchRequest request, Conduct conduct) {
      calls.add(request.toString());
      throw new IllegalStateException("under " + conduct.expectedPlanHash().orElse("none"));
    }

    @Override
    public Plan planRollback(Target target, RollbackRequest request) {
      calls.add("plan " + request);
      return plan(target, RotationRequest.everything(target.name()));
    }

    @Override
    public RollbackResult rollback(Target target, RollbackRequest request, Conduct conduct) {
      calls.add(request.toString());
      throw new IllegalStateException("under " + conduct.expectedPlanHash().orElse("none"));
    }

    @Override
    public RecoveryResult recover(Target target, Conduct conduct) {
      calls.add("recover, waiting " + conduct.lockPatience());
      return new RecoveryResult(List.of(), 0, 0);
    }

    @Override
    public DeploymentStatus status(Target target, StatusRequest request) {
      calls.add("status, due " + request.olderThan().map(age -> "after " + age).orElse("never"));
      return Samples.status();
    }

    @Override
    public List<HistoryEntry> history(Target target) {
      calls.add("history");
      return List.of();
    }

    @Override
    public AuditTrail audit(Target target) {
      calls.add("audit");
      return new AuditTrail(List.of(), Optional.empty());
    }
  }
}
