package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Patch;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.RecoveredOperation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real releases next to real ones. The tests build on one another. */
@DisplayName("On the Docker stack, a rehearsal")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DockerRehearsalIT {

  @RegisterExtension static final OnDocker<PatchStack> PATCHED = new OnDocker<>(PatchStack::up);

  private DockerStack stack() {
    return PATCHED.get().stack();
  }

  private Patch patch(Deployment deployment) {
    return deployment.patch().withoutAdvisories().rehearse();
  }

  /** Id and start of every container of the deployment: neither changes unless it stops. */
  private List<String> running() {
    List<String> running = new ArrayList<>();
    for (String service : List.of("postgres", "n8n")) {
      running.add(
          Shell.output(
              "docker",
              "inspect",
              "--format",
              "{{.Id}} {{.State.StartedAt}} {{.RestartCount}}",
              stack().fact(service + "_container")));
    }
    return running;
  }

  private void publishAnN8nThatCrashes() {
    PATCHED
        .get()
        .registry()
        .pushWrong(
            "crash-after-migration", PatchStack.ofN8n(PatchStack.N8N_AFTER), "n8nio/n8n:2.40.6");
  }

  private void nothingIsLeft() {
    String label = "label=io.geusemaker.rehearsal=" + stack().fact("project");
    assertThat(Shell.output("docker", "ps", "-aq", "--filter", label)).isBlank();
    assertThat(Shell.output("docker", "network", "ls", "-q", "--filter", label)).isBlank();
    assertThat(Shell.output("ls", "-A", "/dev/shm"))
        .doesNotContain("geusemaker-rehearsal-" + stack().fact("project"));
  }

  @Tag("long")
  @Test
  @Order(1)
  void catchesAnN8nThatCrashesAfterItHasMigrated() {
    publishAnN8nThatCrashes();
    List<String> before = running();
    List<String> migrations = PATCHED.get().migrations();

    Failure failure = patch(stack().deployment()).services("n8n").attempt().getLeft();

    assertThat(((OperationFailure.Undone) failure).cause())
        .isInstanceOf(OperationFailure.RehearsalFailed.class);
    assertThat(failure.what())
        .contains("n8n 2.40.6", "exited, exit code 1", "this image crashes now")
        .doesNotContain(stack().databasePassword());
    assertThat(running()).isEqualTo(before);
    assertThat(PATCHED.get().migrations()).isEqualTo(migrations);
    nothingIsLeft();
  }

  @Tag("long")
  @Test
  @Order(2)
  void leavesNothingWhenItWasKilledAndIsRecovered() {
    publishAnN8nThatCrashes();
    List<String> before = running();
    Deployment dying =
        stack().deployment().over(ChangedRehearsal.thatDiesWithCandidates(stack().transport()));
    assertThatThrownBy(() -> patch(dying).services("n8n").execute()).isInstanceOf(Died.class);

    assertThat(stack().deployment().recover().execute().operations())
        .extracting(RecoveredOperation::outcome)
        .containsExactly(RecoveredOperation.Outcome.UNDONE);

    assertThat(running()).isEqualTo(before);
    nothingIsLeft();
  }

  @Test
  @Order(3)
  void passesBeforeAnythingStops() {
    PATCHED.get().publishPatches();
    List<String> before = running();
    List<List<String>> afterwards = new ArrayList<>();

    PatchResult result =
        patch(stack().deployment())
            .listener(
                event -> {
                  if (event instanceof Event.StepFinished done
                      && done.step().id().equals("patch.rehearse")) {
                    afterwards.add(running());
                  }
                })
            .execute();

    System.out.println(result.describe());
    assertThat(afterwards).containsExactly(before);
    assertThat(result.patchesApplied())
        .extracting(PatchInfo::newVersion)
        .containsExactly(PatchStack.POSTGRES_AFTER, PatchStack.N8N_AFTER);
    assertThat(result.proofs())
        .extracting(Object::toString)
        .anyMatch(proof -> proof.contains("n8n/rehearsal"))
        .anyMatch(proof -> proof.contains("postgres/rehearsal"));
    nothingIsLeft();
  }
}
