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

  /** Does the work of every member, or says why it was not begun. */
  <W, T> FleetResult<T> run(List<Member<W>> members, Function<W, T> way) {
    int first = Math.min(pace.canary().of(members.size()), members.size());
    List<Member<W>> canary = members.subList(0, first);
    List<Member<W>> others = members.subList(first, members.size());
    List<FleetOutcome<T>> outcomes = new ArrayList<>(wave(canary, members.size(), 0, way));
    boolean well = outcomes.stream().allMatch(FleetOutcome::isDone);
    if (well && !Thread.currentThread().isInterrupted()) {
      outcomes.addAll(wave(others, members.size(), pace.errors().of(members.size()), way));
    } else {
      others.forEach(
          member -> outcomes.add(notBegun(member.deployment(), well ? STOPPED : CANARY_FAILED)));
    }
    return new FleetResult<>(outcomes);
  }

  private <W, T> List<FleetOutcome<T>> wave(
      List<Member<W>> members, int all, int errors, Function<W, T> way) {
    if (members.isEmpty()) {
      return List.of();
    }
    Turn turn = new Turn(members.size(), errors);
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
    } catch (RuntimeException e) {
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
        stopped = true;
        turn.stop();
        pool.shutdownNow();
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
