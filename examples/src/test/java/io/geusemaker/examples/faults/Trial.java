package io.geusemaker.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One cell after the other, on one scene. */
final class Trial implements AutoCloseable {

  private final Scene scene;
  private final Promise promise;

  Trial(CleanRuns clean, Setting setting) {
    scene = new Scene(clean, setting);
    promise = new Promise(scene);
  }

  Scene scene() {
    return scene;
  }

  /** Puts an operation under a fault, recovers, and sees whether everything holds. */
  Outcome run(Cell cell) {
    scene.beginAnew();
    if (cell.fault().kills()) {
      scene.victim().start();
    }
    cell.operation().prepare().accept(scene);
    Map<String, String> before = scene.onRecord();
    Map<String, String> filesBefore = promise.projectFiles();

    Optional<Failure> failure = cell.fault().kills() ? kill(cell) : strike(cell);
    scene.sandbox().forgetN8nLogins();
    scene.look();
    boolean filesChanged = !promise.projectFiles().equals(filesBefore);
    scene.deaths().letLeaseRunOut();
    List<Outcome> recovered = Recovering.onRequest(scene.deployment());
    scene.sandbox().forgetN8nLogins();

    promise.holds();
    boolean asBefore = scene.onRecord().equals(before);
    boolean recoveredItself = cell.operation().recovers().isPresent() && filesChanged;
    Outcome outcome = outcome(failure, recovered, asBefore && !recoveredItself);
    if (outcome == Outcome.UNTOUCHED) {
      assertThat(filesChanged).as("files have changed").isFalse();
    } else if (outcome.isAsBefore()) {
      assertThat(asBefore).as("what is on record is what was before").isTrue();
    } else if (outcome == Outcome.RECOVERED_FINISHED) {
      assertThat(asBefore).as("what is on record is what was before").isFalse();
    }
    if (promise.lockIsLeft()) {
      scene.deployment().rotate().execute();
      assertThat(promise.lockIsLeft()).as("the lock of an operation that ended is left").isFalse();
    }
    cell.operation().next().accept(scene);
    return outcome;
  }

  /** Empty when it went well all the same. */
  private Optional<Failure> strike(Cell cell) {
    Faults faults = Faults.at(cell.interaction(), cell.fault(), scene::look);
    Optional<Failure> failure = Optional.empty();
    try {
      var ignored = scene.under(faults, cell.operation());
    } catch (GeuseMakerException e) {
      failure = Optional.of(e.failure());
    }
    assertThat(faults.struck()).as("the cell was met").isTrue();
    return failure;
  }

  private Optional<Failure> kill(Cell cell) {
    assertThat(scene.victim().killAt(cell, scene::look)).as("the cell was met").isTrue();
    return Optional.of(new OperationFailure.Unfinished(Scene.NAME, "killed"));
  }

  private static Outcome outcome(
      Optional<Failure> failure, List<Outcome> recovered, boolean asBefore) {
    if (!recovered.isEmpty()) {
      return recovered.get(recovered.size() - 1);
    }
    if (failure.isEmpty()) {
      return Outcome.DONE;
    }
    if (failure.get() instanceof OperationFailure.Undone) {
      return Outcome.UNDONE;
    }
    return asBefore ? Outcome.UNTOUCHED : Outcome.DONE_UNSAID;
  }

  @Override
  public void close() {
    scene.close();
  }
}
