package io.geusemaker.scripting.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.RecoveredOperation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnFailureTest {

  private static final String BLOCK =
      """
      deployment('shop') {
          rotate { n8n() }
          patch { only 'n8n' }
          rotate { postgres() }
          onFailure { rollback() }
      }
      println 'not reached'
      """;

  private static final Failure CAUSE = new HostFailure.ScriptFailed("psql", 1, "");
  private static final Failure UNDONE = new OperationFailure.Undone("a step", CAUSE);
  private static final Failure HALF_DONE =
      new OperationFailure.HalfDone("a step", CAUSE, List.of("n8n"), "/journal");

  private final Bench bench;

  OnFailureTest(@TempDir Path directory) {
    bench = new Bench(directory);
  }

  private RunbookFailed failed(String script) {
    return catchThrowableOfType(RunbookFailed.class, () -> bench.run(script));
  }

  @Test
  void withoutAFailureNothingIsDone() throws Exception {
    bench.run(BLOCK);

    assertThat(bench.engine.calls)
        .containsExactly(
            "rotation of n8n in shop", "patch of n8n in shop", "rotation of postgres in shop");
    assertThat(bench.out()).endsWith("  ! a warning\nnot reached\n");
  }

  @Test
  void whatWentWellBeforeIsTakenBackAndTheRestIsNotBegun() {
    bench.engine.succeeds().fails(UNDONE);

    RunbookFailed failure = failed(BLOCK);

    assertThat(failure.failure()).contains(UNDONE);
    assertThat(failure.place()).isEqualTo("bench.groovy:3: patch { only 'n8n' }");
    assertThat(bench.engine.calls)
        .containsExactly(
            "rotation of n8n in shop",
            "patch of n8n in shop",
            "rollback of operation op-1 in shop");
    assertThat(bench.out())
        .isEqualTo(
            """
            plan for shop: 0 credentials, no restart
            shop: rotated n8n/owner in 1.0 s
              ! a warning
            plan for shop: 0 credentials, no restart
            patch of n8n in shop failed: step "a step" failed: "psql" ended with 1
            not begun: rotation of postgres in shop
            plan for shop: 0 credentials, no restart
            shop: restored n8n/owner in 1.0 s
            """);
  }

  @Test
  void twoThatWentWellAreTakenBackTogether() {
    bench.engine.succeeds().succeeds().fails(UNDONE);

    failed(BLOCK);

    assertThat(bench.engine.calls).endsWith("rollback of operation op-1 in shop").hasSize(4);
  }

  @Test
  void whatHasUndoneItselfAndWasTheFirstLeavesNothingToTakeBack() {
    bench.engine.fails(UNDONE);

    failed(BLOCK);

    assertThat(bench.engine.calls).containsExactly("rotation of n8n in shop");
    assertThat(bench.out()).endsWith("shop: nothing to roll back\n");
  }

  @Test
  void whatCouldNotUndoItselfIsRecovered() {
    bench.engine.fails(HALF_DONE);

    failed(BLOCK);

    assertThat(bench.engine.calls).containsExactly("rotation of n8n in shop", "recover");
    assertThat(bench.out()).endsWith("shop: nothing to roll back\n");
  }

  @Test
  void whatRecoveryHadToFinishIsTakenBack() {
    bench.engine.recovery = RecoveredOperation.Outcome.FINISHED;
    bench.engine.fails(HALF_DONE);

    failed(BLOCK);

    assertThat(bench.engine.calls)
        .containsExactly(
            "rotation of n8n in shop", "recover", "rollback of operation op-open in shop");
  }

  @Test
  void whatWasDoneInAnEarlierRunIsNotTakenBack() {
    bench.engine.finished = Instant.EPOCH;
    bench.engine.succeeds().fails(UNDONE);

    failed(BLOCK);

    assertThat(bench.engine.calls).hasSize(2);
    assertThat(bench.out()).endsWith("shop: nothing to roll back\n");
  }

  @Test
  void whereAnotherOperatorTookOverNothingIsTouched() {
    bench.engine.succeeds().fails(new OperationFailure.Superseded("shop", "op-2", "ann"));

    failed(BLOCK);

    assertThat(bench.engine.calls).hasSize(2);
    assertThat(bench.out()).endsWith("shop: not rolled back: another operator has taken over\n");
  }

  @Test
  void aRollbackThatFailsIsWhatIsReportedThen() {
    bench.engine.succeeds().fails(UNDONE).fails(HALF_DONE);

    RunbookFailed failure = failed(BLOCK);

    assertThat(failure.failure()).contains(HALF_DONE);
    assertThat(failure).cause().hasSuppressedException(new GeuseMakerException(UNDONE));
    assertThat(bench.out()).contains("rollback of operation op-1 in shop failed: ");
  }

  @Test
  void aDefectIsNoReasonToTakeNothingBack() {
    bench.engine.succeeds().throwing(new IllegalStateException("odd"));

    RunbookFailed failure = failed(BLOCK);

    assertThat(failure).hasMessage("IllegalStateException: odd");
    assertThat(bench.engine.calls).endsWith("recover", "rollback of operation op-1 in shop");
  }

  @Test
  void anInterruptDoesNotEndTheRollback() {
    bench.engine.succeeds().fails(UNDONE);
    Thread.currentThread().interrupt();

    failed(BLOCK);

    assertThat(bench.engine.calls).endsWith("rollback of operation op-1 in shop");
    assertThat(bench.engine.interrupted).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theReactionIsGivenTheFailure() {
    bench.engine.fails(UNDONE);

    RunbookFailed failure =
        failed("deployment('shop') { rotate(); onFailure { e -> println e.message } }");

    assertThat(failure.failure()).contains(UNDONE);
    assertThat(bench.out()).endsWith(UNDONE.message() + "\n");
  }

  @Test
  void withoutAReactionTheFailureEndsTheRunbook() {
    bench.engine.fails(UNDONE);

    failed("deployment('shop') { rotate(); patch() }\nprintln 'not reached'");

    assertThat(bench.engine.calls).hasSize(1);
    assertThat(bench.out()).endsWith("not begun: patch of everything in shop\n");
  }

  @Test
  void dynamicallyAFailureIsNotSwallowedEither() {
    bench.engine.succeeds().fails(UNDONE);

    RunbookFailed failure =
        catchThrowableOfType(RunbookFailed.class, () -> bench.runDynamically(BLOCK));

    assertThat(failure.failure()).contains(UNDONE);
    assertThat(failure.place()).startsWith("bench.groovy:3: ");
    assertThat(bench.out()).doesNotContain("not reached");
  }

  @Test
  void aScriptCanCatchAFailureAsInJava() throws Exception {
    bench.engine.fails(UNDONE);

    bench.run(
        """
        try { deployment('shop') { rotate() } }
        catch (GeuseMakerException e) { println e.failure().code() }
        """);

    assertThat(bench.out()).endsWith("operation.undone\n");
  }

  @Test
  void aWordInTheWrongPlaceIsRefusedBeforeTheBlockBegins() {
    for (String block :
        List.of(
            "rotate(); over ssh('u@h')",
            "rotate { patch() }",
            "rotate(); onFailure { }; onFailure { }",
            "rotate(); patch { minimumAge Duration.ofDays(-1) }",
            "keepingStates 0; rotate()")) {
      RunbookFailed failure = failed("deployment('shop') {\n " + block + "\n}");

      assertThat(failure.failure().orElseThrow()).isInstanceOf(RequestFailure.Invalid.class);
      assertThat(failure.place()).isEqualTo("bench.groovy:2: " + block);
    }
    assertThat(bench.engine.calls).isEmpty();
  }
}
