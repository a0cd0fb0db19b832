package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Rotation;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.fleet.Fleet;
import io.geusemaker.api.fleet.FleetChange;
import io.geusemaker.api.fleet.FleetOutcome;
import io.geusemaker.api.fleet.FleetResult;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.docker.Fault;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On three sandboxes with common records, a fleet")
final class SandboxFleetTest {

  private static final CredentialId PASSWORD = CredentialId.parse("postgres/password");

  private final Sandbox first = Sandbox.start();
  private final Sandbox second = Sandbox.start();
  private final Sandbox third = Sandbox.start();

  @TempDir private Path records = Path.of("");

  @AfterEach
  void close() {
    first.close();
    second.close();
    third.close();
  }

  private FleetChange<Rotation, RotationResult> rotation() {
    return Fleet.of(
            List.of(
                Deployment.of("shop-1").over(first.transport()),
                Deployment.of("shop-2").over(second.transport()),
                Deployment.of("shop-3").over(third.transport())))
        .eachDeployment(shop -> shop.stateDirectory(records))
        .rotate(Rotation::postgres)
        .operationId("november");
  }

  @Test
  void goesOnWhereItEndedAndDoesNothingTwice() {
    second.inject(Fault.before("up -d"));

    FleetResult<RotationResult> begun = rotation().maxErrors(1).execute();

    assertThat(begun).hasToString("2 of 3 done, 1 failed");
    FleetOutcome.Failed<RotationResult> failed =
        (FleetOutcome.Failed<RotationResult>) begun.failed().get(0);
    assertThat(failed.deployment()).isEqualTo("shop-2");
    assertThat(failed.failure()).isInstanceOf(OperationFailure.Undone.class);
    assertThat(second.postgresAccepts("geusemaker", second.postgresPassword())).isTrue();
    String password = revealed(begun.done().get(0).result());
    assertThat(first.postgresAccepts("geusemaker", password)).isTrue();
    assertThat(first.postgresAccepts("geusemaker", first.postgresPassword())).isFalse();

    FleetResult<RotationResult> repeated = rotation().execute();

    assertThat(repeated.success()).isTrue();
    assertThat(first.postgresAccepts("geusemaker", password)).isTrue();
    assertThat(second.postgresAccepts("geusemaker", second.postgresPassword())).isFalse();
    assertThat(repeated.done().get(0).result().receipt())
        .isEqualTo(begun.done().get(0).result().receipt());
  }

  @Test
  void worksOnAllAtATime() {
    FleetResult<RotationResult> result = rotation().canary(0).maxConcurrency(3).execute();

    assertThat(result.success()).as(result.describe()).isTrue();
    assertThat(result.done()).extracting(done -> revealed(done.result())).doesNotHaveDuplicates();
    for (Sandbox sandbox : List.of(first, second, third)) {
      assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isFalse();
    }
  }

  /** Both look at the host before either has its lock, which is what a fleet makes likely. */
  @Test
  void letsOnlyOneOfTwoNamesOfTheSameStackAtWork() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Rotation rotation =
        Deployment.of("shop")
            .over(first.transport())
            .stateDirectory(records)
            .rotate()
            .postgres()
            .operationId("november");
    FutureTask<RotationResult> shop =
        new FutureTask<>(
            () ->
                rotation
                    .listener(
                        event -> {
                          if (event instanceof Event.StepStarted step && step.number() == 2) {
                            atWork.countDown();
                            await(ended);
                          }
                        })
                    .execute());

    Either<Failure, RotationResult> till =
        Deployment.of("till")
            .over(first.transport())
            .stateDirectory(records)
            .rotate()
            .postgres()
            .operationId("november")
            .listener(
                event -> {
                  if (event instanceof Event.Planned) {
                    new Thread(shop).start();
                    await(atWork);
                  }
                })
            .attempt();
    ended.countDown();

    assertThat(till.getLeft()).isInstanceOf(OperationFailure.Busy.class);
    assertThat(first.postgresAccepts("geusemaker", revealed(shop.get()))).isTrue();
    assertThat(first.postgresAccepts("geusemaker", first.postgresPassword())).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String revealed(RotationResult result) {
    Map<CredentialId, Secret> secrets = result.reveal(SecretAccess.deliberate());
    try (Secret secret = Objects.requireNonNull(secrets.get(PASSWORD))) {
      return secret.reveal(SecretAccess.deliberate());
    }
  }
}
