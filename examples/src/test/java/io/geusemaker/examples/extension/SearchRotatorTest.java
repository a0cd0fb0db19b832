package io.geusemaker.examples.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Planned;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.examples.sandbox.docker.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A rotator for a service of one's own")
final class SearchRotatorTest {

  private static final String CREDENTIAL = "search/SEARCH_API_KEY";

  private final SearchStack stack = new SearchStack();
  private final Deployment deployment = stack.deployment();
  private final String files = stack.files();

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void plansRotatesProvesAndRollsBack() {
    Planned<RotationResult> planned = deployment.rotate().services("search").plan();
    assertThat(planned.plan().credentials()).containsExactly(CREDENTIAL);
    assertThat(planned.plan().restarts()).contains("search");

    RotationResult result = planned.execute();
    String key = SearchStack.key(result);

    assertThat(result.proofs())
        .singleElement()
        .satisfies(
            proof -> {
              assertThat(proof.newAccepted()).isTrue();
              assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
            });
    assertThat(stack.search().indexes(key)).isEqualTo(200);
    assertThat(stack.search().indexes(stack.search().key())).isEqualTo(401);

    RollbackResult back = deployment.rollback().execute();

    assertThat(back.proofs()).allMatch(Proof::newAccepted).hasSize(1);
    assertThat(stack.files()).isEqualTo(files);
    assertThat(stack.search().indexes(stack.search().key())).isEqualTo(200);
    assertThat(stack.search().indexes(key)).isEqualTo(401);
  }

  @Test
  void isPartOfEverything() {
    RotationResult result = deployment.rotate().execute();

    assertThat(result.credentialsRotated()).contains("postgres/password", CREDENTIAL);
    assertThat(stack.search().indexes(SearchStack.key(result))).isEqualTo(200);
  }

  @Test
  void isToldOfByTheStatus() {
    assertThat(deployment.status().credentials())
        .filteredOn(credential -> credential.credential().equals(CREDENTIAL))
        .singleElement()
        .satisfies(
            credential -> assertThat(credential.readers()).contains(CREDENTIAL.replace('/', '.')))
        .extracting(CredentialStatus::problem)
        .asString()
        .isEqualTo("Optional.empty");
  }

  @Test
  void isUndoneWhenItsContainerDoesNotComeUp() {
    stack.sandbox().inject(Fault.before("up -d"));

    assertThat(deployment.rotate().services("search").attempt().getLeft())
        .isInstanceOf(OperationFailure.Undone.class);

    assertThat(stack.files()).isEqualTo(files);
    assertThat(stack.search().indexes(stack.search().key())).isEqualTo(200);
  }

  @Test
  void givesWayToWhatTheRequestDeclares() {
    EnvSecret otherwise =
        EnvSecret.named("SEARCH_API_KEY")
            .of("search")
            .provenBy(HttpCheck.get("/indexes").onPort(7700).header("x-key"));

    assertThat(
            deployment
                .rotate()
                .services("search")
                .envSecret(otherwise)
                .attempt()
                .getLeft()
                .message())
        .contains("its present secret was answered with 401");
  }

  @Test
  void isNamedAmongTheServicesThatCanBeRotated() {
    assertThat(deployment.rotate().services("nginx").attempt().getLeft())
        .isInstanceOfSatisfying(
            RequestFailure.UnknownService.class,
            failure -> assertThat(failure.known()).contains("search", "postgres"));
  }
}
