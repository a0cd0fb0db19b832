package io.geusemaker.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Random sequences of rotating, failing somewhere, recovering, rolling back and restarting, against
 * a model of which password must work.
 */
final class RandomSequenceTest {

  private static final int KEPT = 5;

  private static @Nullable Scene scene;

  /** What can happen next. */
  enum Act {
    ROTATE,
    FAIL,
    RECOVER,
    ROLL_BACK,
    RESTART
  }

  /** The passwords before each rotation that is in effect, and the one that works. */
  private static final class Model {
    final Deque<String> before = new ArrayDeque<>();
    String works;
    int committed;

    Model(String works) {
      this.works = works;
    }

    void rotated(String to) {
      before.push(works);
      works = to;
      committed++;
    }
  }

  @BeforeContainer
  static void start() {
    scene = new Scene();
  }

  @AfterContainer
  static void stop() {
    scene().close();
  }

  private static Scene scene() {
    return Objects.requireNonNull(scene);
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void theModelTellsWhichPasswordWorks(
      @ForAll @Size(min = 5, max = 7) List<Act> acts,
      @ForAll @Size(7) List<@IntRange(max = 9_999) Integer> picks) {
    scene().beginAnew();
    Promise promise = new Promise(scene());
    Model model = new Model(database());
    for (int i = 0; i < acts.size(); i++) {
      scene().sandbox().forgetN8nLogins();
      take(acts.get(i), picks.get(i), model);
      scene().look();
      scene().sandbox().forgetN8nLogins();
      assertThat(database()).as("after %s of %s", i, acts).isEqualTo(model.works);
      promise.holds();
    }
  }

  private static void take(Act act, int pick, Model model) {
    switch (act) {
      case ROTATE -> {
        scene().deployment().rotate().execute();
        model.rotated(database());
      }
      case FAIL -> fail(pick, model);
      case RECOVER -> assertThat(scene().deployment().recover().execute().operations()).isEmpty();
      case ROLL_BACK -> rollBack(model);
      case RESTART -> restart();
    }
  }

  /** Whatever it comes to, it is one of the two, and a failure that says undone means it. */
  private static void fail(int pick, Model model) {
    List<Interaction> met = scene().interactions(Operation.ROTATION);
    if (!database().equals(model.works)) {
      // The harness rotates once to learn what a rotation meets.
      model.rotated(database());
    }
    Interaction at = met.get(pick % met.size());
    List<Fault> faults =
        new ArrayList<>(at.place().faults().stream().filter(fault -> !fault.kills()).toList());
    Faults armed = Faults.at(at, faults.get(pick / 100 % faults.size()), scene()::look);

    Either<Failure, RotationResult> outcome = scene().deployment(armed).rotate().attempt();
    scene().look();
    scene().deaths().letLeaseRunOut();
    scene().sandbox().forgetN8nLogins();
    scene().deployment().recover().execute();

    String now = database();
    if (outcome.isRight()) {
      assertThat(now).as("a rotation that was done").isNotEqualTo(model.works);
    } else if (outcome.getLeft() instanceof OperationFailure.Undone) {
      assertThat(now).as("a rotation that was undone").isEqualTo(model.works);
    }
    if (!now.equals(model.works)) {
      model.rotated(now);
    }
  }

  private static void rollBack(Model model) {
    if (model.before.isEmpty()) {
      return;
    }
    scene()
        .deployment()
        .rollback()
        .attempt()
        .peek(
            result -> {
              model.works = model.before.pop();
              model.committed++;
            })
        .peekLeft(
            failure ->
                assertThat(model.committed)
                    .as("states that are not kept any more: %s", failure)
                    .isGreaterThan(KEPT));
  }

  private static void restart() {
    Script script =
        Script.of("restart n8n", "docker restart \"$ID\"")
            .parameter("ID", scene().sandbox().containerId("n8n"));
    try (HostSession session = scene().sandbox().transport().connect()) {
      assertThat(session.run(script).succeeded()).isTrue();
    }
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!answers() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  /** It is ready a while before its login is. */
  private static boolean answers() {
    return scene().sandbox().n8nStatus("/healthz/readiness") == 200
        && scene().sandbox().n8nStatus("/rest/login") == 401;
  }

  private static String database() {
    return scene().recorded().getOrDefault(Scene.DATABASE, "");
  }
}
