package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What history, rollback and a repeated request must do on every host. */
abstract class RollbackContract {

  abstract StackUnderTest stack();

  @BeforeEach
  void logInsAreNotLimited() {
    stack().awaitLoginLimit();
  }

  @Test
  void bringsBackCredentialsFilesAndContainers() {
    StackUnderTest stack = stack();
    String password = stack.databasePassword();
    Map<String, String> files = stack.projectFiles();
    List<String> rows = rows();
    RotationResult rotated = stack.deployment().rotate().execute();
    Map<String, String> rotatedTo = VariantContract.clear(rotated);
    stack.proofsSpent();
    stack.awaitLoginLimit();

    RollbackResult result = stack.deployment().rollback().execute();
    stack.proofsSpent();
    stack.awaitLoginLimit();

    assertThat(result.operationsUndone()).containsExactly(rotated.receipt().operationId());
    assertThat(result.proofs())
        .allSatisfy(proof -> assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED));
    assertThat(stack.databaseAccepts(password)).isTrue();
    assertThat(stack.databaseAccepts(rotatedTo.getOrDefault("postgres/password", ""))).isFalse();
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    assertThat(stack.login(rotatedTo.getOrDefault("n8n/owner-password", ""))).isEqualTo(401);
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(password);
    assertThat(stack.projectFiles()).isEqualTo(files);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void isRecordedAndCanItselfBeTakenBack() {
    StackUnderTest stack = stack();
    RotationResult first = stack.deployment().rotate().postgres().execute();
    RotationResult second = stack.deployment().rotate().postgres().execute();
    String secondPassword = VariantContract.clear(second).getOrDefault("postgres/password", "");

    RollbackResult back = stack.deployment().rollback().to(first.receipt()).execute();
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    List<HistoryEntry> history = stack.deployment().history();
    RollbackResult forth = stack.deployment().rollback().to(back.receipt()).execute();

    assertThat(back.operationsUndone())
        .containsExactly(second.receipt().operationId(), first.receipt().operationId());
    assertThat(history.get(0).undoes()).isEqualTo(back.operationsUndone());
    assertThat(history.get(1).undoneBy()).contains(back.receipt().operationId());
    assertThat(history.get(1).outcome()).isEqualTo(HistoryEntry.Outcome.COMMITTED);
    assertThat(forth.operationsUndone()).containsExactly(back.receipt().operationId());
    assertThat(stack.databaseAccepts(secondPassword)).isTrue();
    assertThat(stack.databaseAccepts(stack.databasePassword())).isFalse();
    stack.databasePasswordIs(secondPassword);
  }

  @Test
  void aRequestWithAnIdIsCarriedOutOnce() {
    StackUnderTest stack = stack();
    String id = "monthly-" + System.nanoTime();

    RotationResult first = stack.deployment().rotate().postgres().operationId(id).execute();
    String password = VariantContract.clear(first).getOrDefault("postgres/password", "");
    RotationResult again = stack.deployment().rotate().postgres().operationId(id).execute();
    Failure other = stack.deployment().rotate().n8n().operationId(id).attempt().getLeft();

    assertThat(again.receipt()).isEqualTo(first.receipt());
    assertThat(VariantContract.clear(again)).containsEntry("postgres/password", password);
    assertThat(stack.databaseAccepts(password)).isTrue();
    assertThat(other).isInstanceOf(RequestFailure.OperationIdTaken.class);
    stack.databasePasswordIs(password);
  }

  @Test
  void whatIsYoungEnoughIsLeftAlone() {
    StackUnderTest stack = stack();
    String password =
        VariantContract.clear(stack.deployment().rotate().postgres().execute())
            .getOrDefault("postgres/password", "");

    RotationResult result =
        stack.deployment().rotate().postgres().olderThan(Duration.ofDays(30)).execute();

    assertThat(result.credentialsRotated()).isEmpty();
    assertThat(result.toString()).startsWith("nothing was due");
    assertThat(result.warnings()).anyMatch(text -> text.contains("is not due"));
    assertThat(stack.databaseAccepts(password)).isTrue();
    stack.databasePasswordIs(password);
  }

  @Test
  void theAuditTellsWhatWasDoneBeforeAndAfter() {
    StackUnderTest stack = stack();
    RotationResult result = stack.deployment().rotate().postgres().execute();
    String password = VariantContract.clear(result).getOrDefault("postgres/password", "");

    AuditTrail trail = stack.deployment().audit();

    assertThat(trail.breach()).isEmpty();
    List<String> actions = new ArrayList<>();
    for (AuditRecord record : trail.records()) {
      if (record.operationId().equals(result.receipt().operationId())) {
        actions.add(record.action() + record.step().map(step -> " " + step).orElse(""));
      }
    }
    assertThat(actions)
        .containsExactly(
            "operation.begin",
            "step.begin files.write",
            "step.end files.write",
            "step.begin database.change",
            "step.end database.change",
            "step.begin containers.recreate",
            "step.end containers.recreate",
            "step.begin prove",
            "step.end prove",
            "operation.end");
    assertThat(trail.records().toString()).doesNotContain(password);
    stack.databasePasswordIs(password);
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>(stack().query("SELECT id, note FROM canary ORDER BY id"));
    rows.addAll(stack().query("SELECT id, name FROM credentials_entity ORDER BY id"));
    rows.addAll(stack().query("SELECT id, name FROM workflow_entity ORDER BY id"));
    return rows;
  }
}
