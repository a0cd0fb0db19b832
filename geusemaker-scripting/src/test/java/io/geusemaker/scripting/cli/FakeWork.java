package io.geusemaker.scripting.cli;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.event.OperationListener;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.spi.Conduct;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The two steps of every operation of {@link FakeEngine}. */
final class FakeWork {

  private static final Duration SHORT = Duration.ofMillis(200);

  private final CountDownLatch never = new CountDownLatch(1);

  /** Fails the second step, which then cannot be undone. */
  Optional<Failure> stepFailure = Optional.empty();

  /** Runs in the second step, which then waits until it is interrupted. */
  Optional<Runnable> waiting = Optional.empty();

  /** Whether undoing takes longer than anybody waits. */
  boolean undoesForever;

  void carryOut(Plan plan, Conduct conduct) {
    OperationListener listener = conduct.listener();
    listener.on(new Event.Planned(plan));
    if (!conduct.confirmation().test(plan)) {
      throw new GeuseMakerException(new RequestFailure.NotConfirmed(plan.deploymentName()));
    }
    if (!plan.steps().isEmpty()) {
      takeSteps(listener);
    }
  }

  private void takeSteps(OperationListener listener) {
    step(listener, Shop.ALTER, 1, 400);
    listener.on(new Event.Notice("n8n answers again"));
    stepFailure.ifPresent(failure -> leaveHalfDone(listener, failure));
    waiting.ifPresent(meanwhile -> waitInSecondStep(listener, meanwhile));
    step(listener, Shop.RECREATE, 2, 20_100);
  }

  private static void step(OperationListener listener, PlannedStep step, int number, long millis) {
    listener.on(new Event.StepStarted(step, number, 2));
    listener.on(new Event.StepFinished(step, Duration.ofMillis(millis)));
  }

  private static void leaveHalfDone(OperationListener listener, Failure failure) {
    listener.on(new Event.StepStarted(Shop.RECREATE, 2, 2));
    listener.on(new Event.StepFailed(Shop.RECREATE, SHORT, failure));
    listener.on(new Event.UndoFailed(Shop.RECREATE, SHORT, failure));
    listener.on(new Event.StepUndone(Shop.ALTER, SHORT));
    throw new GeuseMakerException(
        new OperationFailure.HalfDone(
            Shop.RECREATE.id(), failure, List.of("n8n is not running"), "/var/lib/journal"));
  }

  private void waitInSecondStep(OperationListener listener, Runnable meanwhile) {
    listener.on(new Event.StepStarted(Shop.RECREATE, 2, 2));
    try {
      meanwhile.run();
      never.await();
    } catch (InterruptedException e) {
      Failure failure = new HostFailure.Interrupted("shop.example", "recreate n8n");
      listener.on(new Event.StepFailed(Shop.RECREATE, SHORT, failure));
      if (undoesForever) {
        sleepSoundly();
      }
      listener.on(new Event.StepUndone(Shop.ALTER, SHORT));
      throw new GeuseMakerException(new OperationFailure.Undone(Shop.RECREATE.id(), failure), e);
    }
  }

  private void sleepSoundly() {
    while (never.getCount() > 0) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }
}
