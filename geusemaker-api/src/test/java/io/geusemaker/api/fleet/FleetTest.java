package io.geusemaker.api.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Rotation;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.RotationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A fleet")
class FleetTest {

  private final FleetEngine engine = new FleetEngine();

  private Fleet fleet(int size) {
    return Fleet.of(IntStream.rangeClosed(1, size).mapToObj(i -> "d" + i).toArray(String[]::new))
        .eachDeployment(deployment -> deployment.by(engine));
  }

  private FleetChange<Rotation, RotationResult> rotation(int size) {
    return fleet(size).rotate(Rotation::postgres);
  }

  @Test
  void isChangedOneByOneAndToldOfOneByOne() {
    FleetResult<RotationResult> result = rotation(12).execute();

    assertThat(result.success()).isTrue();
    assertThat(result.outcomes()).extracting(FleetOutcome::deployment).first().isEqualTo("d1");
    assertThat(result.outcomes()).hasSize(12);
    assertThat(result).hasToString("12 of 12 done");
    assertThat(engine.rotated).allMatch(request -> request.services().contains("postgres"));
    assertThat(engine.begun).containsExactlyInAnyOrderElementsOf(names(12)).startsWith("d1");
  }

  private static List<String> names(int size) {
    return IntStream.rangeClosed(1, size).mapToObj(i -> "d" + i).toList();
  }

  @Test
  void isAtWorkOnAsManyAtATimeAsAllowed() {
    assertThat(rotation(40).canary(0).maxConcurrency("10%").execute().success()).isTrue();
    assertThat(engine.mostAtWork).isBetween(2, 4);

    FleetEngine alone = new FleetEngine();
    Fleet few = fleet(3).eachDeployment(deployment -> deployment.by(alone));
    assertThat(few.rotate().canary(0).maxConcurrency("10%").execute().success()).isTrue();
    assertThat(alone.mostAtWork).isEqualTo(1);
  }

  @Test
  void isLeftAloneWhenOneThatGoesFirstFails() {
    engine.unreachable.add("d2");

    FleetResult<RotationResult> result = rotation(6).canary(2).maxErrors(5).execute();

    assertThat(engine.begun).containsExactlyInAnyOrder("d1", "d2");
    assertThat(result).hasToString("1 of 6 done, 1 failed, 4 not begun");
    assertThat(result.describe())
        .contains("  d3: not begun: one of those that went first failed")
        .endsWith(
            "  d2: failed: host d2 cannot be reached: timeout; "
                + new HostFailure.Unreachable("d2", "timeout").state());
  }

  @Test
  void isLeftAloneAfterTooManyErrors() {
    engine.unreachable.addAll(List.of("d3", "d5", "d7"));

    FleetResult<RotationResult> result = rotation(10).maxConcurrency(1).maxErrors("20%").execute();

    assertThat(engine.begun).containsExactly("d1", "d2", "d3", "d4", "d5", "d6", "d7");
    assertThat(result).hasToString("4 of 10 done, 3 failed, 3 not begun");
    assertThat(result.notBegun().get(0).text()).isEqualTo("not begun: too many failed");
  }

  @Test
  void goesOnAfterADefectOfOneWhenErrorsAreAllowed() {
    engine.defective.add("d2");

    FleetResult<RotationResult> result = rotation(4).maxErrors(1).execute();

    assertThat(result).hasToString("3 of 4 done, 1 failed");
    assertThat(result.failed().get(0).text())
        .isEqualTo("broken: java.lang.IllegalStateException: a defect");
  }

  @Test
  void isPlannedWholeAndThenCarriedOutAsPlanned() {
    engine.unreachable.add("d2");
    FleetChange<Rotation, RotationResult> change = rotation(4);

    FleetPlan<RotationResult> plan = change.plan();

    assertThat(engine.begun).isEmpty();
    assertThat(plan)
        .hasToString("plans for 3 of 4 deployments: 1 first, then 10 at a time, up to 0 errors");
    assertThat(plan.describe()).contains("  d2: failed: host d2 cannot be reached: timeout");

    FleetResult<RotationResult> refused = plan.execute();
    assertThat(refused).hasToString("0 of 4 done, 1 failed, 3 not begun");
    assertThat(engine.begun).isEmpty();

    assertThat(change.maxErrors(1).plan().execute()).hasToString("3 of 4 done, 1 failed");
    assertThat(engine.begun).containsExactlyInAnyOrder("d1", "d3", "d4");
  }

  @Test
  void isNotBegunAsPlannedWhenOneThatGoesFirstHasNoPlan() {
    engine.unreachable.add("d1");

    FleetPlan<RotationResult> plan = rotation(4).maxErrors(3).plan();

    assertThat(plan.canBegin()).isFalse();
    assertThat(plan.execute()).hasToString("0 of 4 done, 1 failed, 3 not begun");
    assertThat(engine.begun).isEmpty();
    assertThat(rotation(4).canary(0).maxErrors(3).plan().canBegin()).isTrue();
  }

  @Test
  void isAResultThatCanInsistOnSuccess() {
    assertThat(rotation(2).execute().orThrow().success()).isTrue();

    engine.defective.add("d1");
    assertThatThrownBy(() -> rotation(3).execute().orThrow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("d1: broken: java.lang.IllegalStateException: a defect");

    engine.unreachable.add("d2");
    assertThatThrownBy(() -> rotation(3).canary(0).maxErrors(2).execute().orThrow())
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageContaining("host d2 cannot be reached");
  }

  @Test
  void isNotBegunOnAnInterruptedThread() {
    Thread.currentThread().interrupt();
    FleetResult<RotationResult> result = rotation(3).execute();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result).hasToString("0 of 3 done, 3 not begun");
    assertThat(engine.begun).isEmpty();
    assertThatThrownBy(result::orThrow)
        .isInstanceOfSatisfying(
            GeuseMakerException.class,
            e -> assertThat(e.failure()).isInstanceOf(OperationFailure.Cancelled.class));
  }

  @Test
  void isOneOperationUnderOneNameWhichCanBeRepeated() {
    rotation(3).operationId("november").execute();

    assertThat(engine.ids).containsExactly("november", "november", "november");
    assertThatThrownBy(() -> rotation(3).operationId("no id"))
        .isInstanceOf(GeuseMakerException.class);
  }

  @Test
  void isHeardOfOneAtATimeWhateverTheListenerDoes() {
    List<String> heard = new ArrayList<>();
    FleetListener listener =
        new FleetListener() {
          @Override
          public void on(String deployment, Event event) {
            heard.add(deployment + " " + event.getClass().getSimpleName());
            throw new IllegalStateException("a listener's own fault");
          }

          @Override
          public void ended(FleetOutcome<?> outcome) {
            heard.add(outcome.deployment() + " ended");
          }
        };

    assertThat(rotation(3).listener(listener).execute().success()).isTrue();

    assertThat(heard).startsWith("d1 Planned", "d1 ended").hasSize(6);
    assertThat(heard).contains("d3 Planned", "d3 ended");
  }

  @Test
  void endsInAnOrderlyWayWhenItsThreadIsInterrupted() throws Exception {
    engine.hanging.addAll(List.of("d2", "d3"));
    List<FleetResult<RotationResult>> results = new ArrayList<>();
    List<Boolean> flags = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              results.add(rotation(9).maxConcurrency(2).execute());
              flags.add(Thread.currentThread().isInterrupted());
            });
    thread.start();
    engine.hangs.await();

    thread.interrupt();
    thread.join(30_000);

    assertThat(results).hasSize(1);
    assertThat(flags).containsExactly(true);
    FleetResult<RotationResult> result = results.get(0);
    assertThat(result.done()).extracting(FleetOutcome::deployment).contains("d1");
    assertThat(result.failed())
        .isNotEmpty()
        .allMatch(
            outcome ->
                outcome instanceof FleetOutcome.Failed<RotationResult> failed
                    && failed.failure() instanceof OperationFailure.Cancelled);
    assertThat(result.notBegun())
        .isNotEmpty()
        .allMatch(outcome -> outcome.text().equals("not begun: the whole was stopped"));
  }

  @Test
  void isPatchedAsWell() {
    assertThat(fleet(2).patch().execute().success()).isTrue();
    assertThat(engine.patched).hasSize(2);
  }

  @Test
  void isAValue() {
    assertThat(fleet(2)).isEqualTo(fleet(2)).hasSameHashCodeAs(fleet(2)).isNotEqualTo(fleet(3));
    assertThat(rotation(2).canary(2)).isEqualTo(rotation(2).canary(2)).isNotEqualTo(rotation(2));
    assertThat(fleet(2)).hasToString("fleet of 2 deployments");
  }

  @Test
  void namesEachDeploymentOnce() {
    assertThatThrownBy(() -> Fleet.of("a", "b", "a")).hasMessageContaining("\"a\" is in it twice");
    assertThatThrownBy(Fleet::of).hasMessageContaining("it needs one deployment at least");
    assertThatThrownBy(() -> fleet(2).eachDeployment(one -> Deployment.of("same")))
        .hasMessageContaining("\"same\" is in it twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "0", "0%", "101%", "ten", "1.5", "10 %", "99999999999"})
  void hasASensiblePace(String share) {
    assertThatThrownBy(() -> rotation(2).maxConcurrency(share))
        .hasMessageContaining("max concurrency is not acceptable");
  }

  @Test
  void mayHaveNoErrorsOrAnyNumber() {
    assertThat(rotation(2).maxErrors("0").maxErrors("100%").canary(0).maxErrors(7)).isNotNull();
    assertThatThrownBy(() -> rotation(2).maxErrors(-1)).hasMessageContaining("max errors");
    assertThatThrownBy(() -> rotation(2).canary(-1)).hasMessageContaining("canary");
    assertThatThrownBy(() -> rotation(2).maxConcurrency(0)).hasMessageContaining("more than zero");
  }
}
