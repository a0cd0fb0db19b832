package io.geusemaker.api.fleet;

import io.geusemaker.api.failure.GeuseMakerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Goes through a fleet at a pace.
 *
 * @param pace how fast, and when not to go on
 * @param told hears of each end
 */
record FleetRun(Pace pace, Consumer<FleetOutcome<?>> told) {

  private static final String CANARY_FAILED = "one of those that went first failed";
  private static final String TOO_MANY_FAILED = "too many failed";
  private static final String STOPPED = "the whole was stopped";

  /**
   * Does the work of every member, or says why it was not begun.
   *
   * @param all how many the fleet has, of which percentages are
   */
  <W, T> FleetResult<T> run(List<Member<W>> members, int all, Function<W, T> way) {
    int first = Math.min(pace.canary(), members.size());
    List<Member<W>> canary = members.subList(0, first);
    List<Member<W>> others = members.subList(first, members.size());
    List<FleetOutcome<T>> outcomes = new ArrayList<>(wave(canary, all, 0, way));
    boolean well = outcomes.stream().allMatch(FleetOutcome::isDone);
    if (well) {
      outcomes.addAll(wave(others, all, pace.errors().of(all), way));
    } else {
      String reason = Thread.currentThread().isInterrupted() ? STOPPED : CANARY_FAILED;
      others.forEach(member -> outcomes.add(notBegun(member.deployment(), reason)));
    }
    return new FleetResult<>(outcomes);
  }

  private <W, T> List<FleetOutcome<T>> wave(
      List<Member<W>> members, int all, int errors, Function<W, T> way) {
    if (members.isEmpty()) {
      return List.of();
    }
    Turn turn = new Turn(members.size(), errors);
    if (Thread.currentThread().isInterrupted()) {
      turn.stop();
    }
    AtomicReferenceArray<FleetOutcome<T>> ended = new AtomicReferenceArray<>(members.size());
    int workers = Math.min(pace.atATime(all), members.size());
    ExecutorService pool = Executors.newFixedThreadPool(workers, FleetRun::thread);
    for (int worker = 0; worker < workers; worker++) {
      pool.execute(
          () -> {
            for (int next = turn.next(); next >= 0; next = turn.next()) {
              FleetOutcome<T> outcome = outcome(members.get(next), way);
              ended.set(next, outcome);
              turn.ended(outcome.isDone());
              told.accept(outcome);
            }
          });
    }
    pool.shutdown();
    boolean stopped = awaitEnd(pool, turn);
    List<FleetOutcome<T>> outcomes = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      FleetOutcome<T> outcome = ended.get(i);
      outcomes.add(
          outcome != null
              ? outcome
              : notBegun(members.get(i).deployment(), stopped ? STOPPED : TOO_MANY_FAILED));
    }
    return outcomes;
  }

  private static <W, T> FleetOutcome<T> outcome(Member<W> member, Function<W, T> way) {
    try {
      return new FleetOutcome.Done<>(member.deployment(), way.apply(member.work()));
    } catch (GeuseMakerException e) {
      return new FleetOutcome.Failed<>(member.deployment(), e.failure());
    } catch (RuntimeException | Error e) {
      return new FleetOutcome.Broken<>(member.deployment(), e);
    }
  }

  private <T> FleetOutcome<T> notBegun(String deployment, String reason) {
    FleetOutcome<T> outcome = new FleetOutcome.NotBegun<>(deployment, reason);
    told.accept(outcome);
    return outcome;
  }

  /** When it is interrupted, those at work are too, and undo what they did before they end. */
  private static boolean awaitEnd(ExecutorService pool, Turn turn) {
    boolean stopped = false;
    while (true) {
      try {
        if (pool.awaitTermination(1, TimeUnit.DAYS)) {
          break;
        }
      } catch (InterruptedException e) {
        turn.stop();
        if (!stopped) {
          pool.shutdownNow();
        }
        stopped = true;
      }
    }
    if (stopped) {
      Thread.currentThread().interrupt();
    }
    return stopped;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "geusemaker-fleet");
    thread.setDaemon(true);
    return thread;
  }

  /** Whose turn it is. */
  private static final class Turn {
    private final int members;
    private final int errors;
    private int next;
    private int failed;
    private boolean stopped;

    Turn(int members, int errors) {
      this.members = members;
      this.errors = errors;
    }

    /** The place of the next, or -1 when no more is to be begun. */
    synchronized int next() {
      return stopped || failed > errors || next == members ? -1 : next++;
    }

    synchronized void ended(boolean well) {
      if (!well) {
        failed++;
      }
    }

    synchronized void stop() {
      stopped = true;
    }
  }
}
