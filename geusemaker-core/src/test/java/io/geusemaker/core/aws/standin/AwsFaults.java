package io.geusemaker.core.aws.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong at a service, set by a test, and what it was asked. */
public final class AwsFaults {

  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger throttled = new AtomicInteger();
  private final AtomicInteger lostReplies = new AtomicInteger();
  private final AtomicInteger contended = new AtomicInteger();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  /** Refuses every call of an action with a code from now on. */
  public void refuse(String action, String code) {
    refusals.put(action, code);
  }

  /** Refuses the next calls because there were too many. */
  public void throttle(int times) {
    throttled.set(times);
  }

  /** Carries out the next calls that change something, and breaks off before it replies. */
  public void loseReplies(int times) {
    lostReplies.set(times);
  }

  /** Says of the next calls with a condition that another is under way. */
  public void contend(int times) {
    contended.set(times);
  }

  /** The actions that were called so far, in order. */
  public List<String> calls() {
    return calls;
  }

  /** Notes a call; the code that it is refused with, if it is. */
  public Optional<String> met(String action, String throttling) {
    calls.add(action);
    return taken(throttled) ? Optional.of(throttling) : Optional.ofNullable(refusals.get(action));
  }

  /** Whether the reply to a call that changed something is lost. */
  public boolean losesReply() {
    return taken(lostReplies);
  }

  /** Whether another call is said to be under way. */
  public boolean contends() {
    return taken(contended);
  }

  private static boolean taken(AtomicInteger left) {
    return left.getAndUpdate(number -> Math.max(0, number - 1)) > 0;
  }
}
