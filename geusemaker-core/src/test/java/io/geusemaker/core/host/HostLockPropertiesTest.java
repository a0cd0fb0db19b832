package io.geusemaker.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.Script;
import io.geusemaker.core.Fixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HostLockPropertiesTest {

  private static final Script WORK = Script.of("work", "true").limit(Duration.ofSeconds(30));

  /** What one of two operators does, and how much later than what was done before. */
  record Act(int who, Kind kind, int later) {}

  enum Kind {
    ACQUIRE,
    HOLD,
    RELEASE
  }

  /**
   * Whoever acquired last is the one who may go on; the other may not, whatever the time is and
   * whatever happened in between.
   */
  @Property(tries = 12)
  void onlyWhoAcquiredLastGoesOn(
      @ForAll @Size(min = 4, max = 10) List<@IntRange(max = 1) Integer> who,
      @ForAll @Size(10) List<Kind> kinds,
      @ForAll @Size(10) List<@IntRange(max = 150) Integer> pauses) {
    Fixtures.inDirectory(
        directory -> {
          Model model = new Model();
          for (int i = 0; i < who.size(); i++) {
            Act act = new Act(who.get(i), kinds.get(i), pauses.get(i));
            model.after(act, carryOut(directory, act, model.time + act.later()));
          }
        });
  }

  @Property(tries = 5)
  void ofSeveralWhoTryAtOnceOneGetsIt(@ForAll @IntRange(min = 2, max = 4) int operators) {
    Fixtures.inDirectory(
        directory -> {
          List<CompletableFuture<Integer>> all =
              IntStream.range(0, operators)
                  .mapToObj(
                      who ->
                          CompletableFuture.supplyAsync(
                              () -> carryOut(directory, new Act(who, Kind.ACQUIRE, 0), 0)))
                  .toList();

          assertThat(all.stream().map(CompletableFuture::join).filter(code -> code == 0))
              .hasSize(1);
        });
  }

  private static int carryOut(Path directory, Act act, int time) {
    HostLock lock =
        new HostLock(
            directory.toString(),
            "op-" + act.who() + "#" + (act.who() + 1),
            "operator " + act.who(),
            Set.of(),
            Duration.ofSeconds(60));
    Script script =
        switch (act.kind()) {
          case ACQUIRE -> lock.acquiring(WORK);
          case HOLD -> lock.holding(WORK);
          case RELEASE -> lock.releasing(WORK);
        };
    // A property need not survive a power cut.
    return Shell.run(HostLockTest.later(time, script).preceding("sync() { :; }")).exitCode();
  }

  /** Who holds it. The lock of a script with its limit of 30 s, 30 s of waiting and 60 s more. */
  private static final class Model {
    private static final int NO_ONE = -1;
    private static final int LASTS = 120;

    /** Real time passes too. */
    private static final int MARGIN = 20;

    private int time;
    private int holder = NO_ONE;
    private int until;

    void after(Act act, int code) {
      time += act.later();
      boolean passed = code == 0;
      if (!passed) {
        assertThat(code).isIn(75, 76);
      }
      if (act.kind() == Kind.ACQUIRE) {
        if (passed && holder != NO_ONE && holder != act.who()) {
          assertThat(time).as("taken over before its time").isGreaterThanOrEqualTo(until - MARGIN);
        }
        if (holder == act.who()) {
          assertThat(passed).as("the holder may acquire again").isTrue();
        }
      } else {
        assertThat(passed).as("%s by %s", act, holder).isEqualTo(holder == act.who());
      }
      if (passed) {
        holder = act.kind() == Kind.RELEASE ? NO_ONE : act.who();
        until = time + LASTS;
      }
    }
  }
}
