package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Planned;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rotation must do on every host. */
abstract class RotationContract {

  private static final CredentialId DATABASE = new CredentialId("postgres", "password");
  private static final CredentialId OWNER = new CredentialId("n8n", "owner-password");

  abstract StackUnderTest stack();

  @BeforeEach
  void logInsAreNotLimited() {
    stack().awaitLoginLimit();
  }

  @Test
  void rotatesTheDatabaseAndTheOwner() {
    StackUnderTest stack = stack();
    String oldPassword = stack.databasePassword();
    String oldOwner = stack.ownerPassword();
    Map<String, String> filesBefore = stack.projectFiles();
    List<String> rowsBefore = rows();
    String foreignBefore = stack.storedPassword("PostgreSQL Elsewhere");

    RotationResult result = stack.deployment().rotate().postgres().n8n().execute();
    Map<CredentialId, Secret> fresh = result.reveal(SecretAccess.deliberate());
    remember(fresh);

    assertThat(result.success()).isTrue();
    assertThat(result.credentialsRotated())
        .containsExactlyInAnyOrder("postgres/password", "n8n/owner-password");
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(stack.databaseAccepts(oldPassword)).isFalse();
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    assertThat(stack.login(oldOwner)).isEqualTo(401);
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(stack.databasePassword());
    assertThat(stack.storedPassword("PostgreSQL Elsewhere")).isEqualTo(foreignBefore);
    assertThat(rows()).isEqualTo(rowsBefore);
    assertThat(replaced(filesBefore, oldPassword, stack.databasePassword()))
        .isEqualTo(stack.projectFiles());
    assertThat(proof(result, "postgres/password").oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
  }

  @Test
  void rotatesAgainAndThenKnowsTheOldOwnerPassword() {
    StackUnderTest stack = stack();
    remember(stack.deployment().rotate().all().execute().reveal(SecretAccess.deliberate()));
    String oldOwner = stack.ownerPassword();
    stack.awaitLoginLimit();

    RotationResult second = stack.deployment().rotate().execute();
    remember(second.reveal(SecretAccess.deliberate()));

    assertThat(second.proofs())
        .allSatisfy(
            proof -> {
              assertThat(proof.newAccepted()).isTrue();
              assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
            });
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(stack.login(oldOwner)).isEqualTo(401);
  }

  @Test
  void rotatesTheOwnerWithoutTouchingAnyContainerOrFile() {
    StackUnderTest stack = stack();
    Map<String, String> files = stack.projectFiles();
    String n8n = stack.containerId("n8n");

    RotationResult result = stack.deployment().rotate().n8n().execute();
    remember(result.reveal(SecretAccess.deliberate()));

    assertThat(stack.containerId("n8n")).isEqualTo(n8n);
    assertThat(stack.projectFiles()).isEqualTo(files);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
  }

  @Test
  void rotatesTheDatabaseWithoutRestartingIt() {
    StackUnderTest stack = stack();
    String database = stack.containerId("postgres");
    String n8n = stack.containerId("n8n");
    String old = stack.databasePassword();

    RotationResult result = stack.deployment().rotate().postgres().execute();
    remember(result.reveal(SecretAccess.deliberate()));

    assertThat(stack.containerId("postgres")).isEqualTo(database);
    assertThat(stack.containerId("n8n")).isNotEqualTo(n8n);
    assertThat(stack.databaseAccepts(old)).isFalse();
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
  }

  @Test
  void aPlanChangesNothingAndHidesEverySecret() {
    StackUnderTest stack = stack();
    Map<String, String> files = stack.projectFiles();

    Planned<RotationResult> first = stack.deployment().rotate().plan();
    Planned<RotationResult> second = stack.deployment().rotate().plan();

    assertThat(second.plan()).isEqualTo(first.plan());
    assertThat(first.describe())
        .doesNotContain(stack.databasePassword())
        .contains("role geusemaker")
        .contains("PostgreSQL Local");
    assertThat(first.plan().restarts()).containsExactly("n8n");
    assertThat(stack.projectFiles()).isEqualTo(files);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
  }

  @Test
  void anOldPlanIsRefusedOnceTheHostHasChanged() {
    StackUnderTest stack = stack();
    Planned<RotationResult> plan = stack.deployment().rotate().n8n().plan();
    remember(stack.deployment().rotate().n8n().execute().reveal(SecretAccess.deliberate()));

    Failure failure = plan.attempt().getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.HostDrifted.class);
    stack.awaitLoginLimit();
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
  }

  @Test
  void whatIsNotConfirmedIsNotDone() {
    StackUnderTest stack = stack();
    Map<String, String> files = stack.projectFiles();

    Failure failure = stack.deployment().rotate().confirm(plan -> false).attempt().getLeft();

    assertThat(failure).isInstanceOf(RequestFailure.NotConfirmed.class);
    assertThat(stack.projectFiles()).isEqualTo(files);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
  }

  @Test
  void anUnknownServiceIsRefusedWithTheKnownOnes() {
    Failure failure = stack().deployment().rotate().services("grafana").attempt().getLeft();

    assertThat(failure.what()).contains("grafana");
    assertThat(failure.next()).contains("n8n").contains("postgres");
  }

  @Test
  void progressTellsEveryStepInOrder() {
    List<String> told = new ArrayList<>();

    remember(
        stack()
            .deployment()
            .rotate()
            .postgres()
            .listener(event -> told.add(event.getClass().getSimpleName() + step(event)))
            .execute()
            .reveal(SecretAccess.deliberate()));

    assertThat(told)
        .containsExactly(
            "Planned",
            "StepStarted files.write",
            "StepFinished files.write",
            "StepStarted database.change",
            "StepFinished database.change",
            "StepStarted containers.recreate",
            "StepFinished containers.recreate",
            "StepStarted prove",
            "StepFinished prove");
  }

  private static String step(Event event) {
    if (event instanceof Event.StepStarted started) {
      return " " + started.step().id();
    }
    return event instanceof Event.StepFinished finished ? " " + finished.step().id() : "";
  }

  void remember(Map<CredentialId, Secret> fresh) {
    stack().proofsSpent();
    Optional.ofNullable(fresh.get(DATABASE))
        .ifPresent(s -> stack().databasePasswordIs(s.reveal(SecretAccess.deliberate())));
    Optional.ofNullable(fresh.get(OWNER))
        .ifPresent(s -> stack().ownerPasswordIs(s.reveal(SecretAccess.deliberate())));
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>(stack().query("SELECT id, note FROM canary ORDER BY id"));
    rows.addAll(stack().query("SELECT id, name FROM credentials_entity ORDER BY id"));
    rows.addAll(stack().query("SELECT id, name FROM workflow_entity ORDER BY id"));
    return rows;
  }

  private static Proof proof(RotationResult result, String credential) {
    return result.proofs().stream()
        .filter(proof -> proof.credential().equals(credential))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> replaced(
      Map<String, String> files, String before, String after) {
    Map<String, String> replaced = new java.util.TreeMap<>();
    files.forEach((name, text) -> replaced.put(name, text.replace(before, after)));
    return replaced;
  }
}
