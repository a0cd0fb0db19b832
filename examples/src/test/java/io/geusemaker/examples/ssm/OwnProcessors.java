package io.geusemaker.examples.ssm;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes hosts that share the processors of one machine answer as if each had its own: what one
 * command does on all of them is seen to end when it has on the last, and then on each host up to
 * two seconds later, always the same for one host.
 */
final class OwnProcessors {

  private static final int SPREAD = 2_000;

  private final Set<String> stuck = ConcurrentHashMap.newKeySet();
  private volatile boolean inForce;

  void pretend() {
    inForce = true;
  }

  /** The others do not wait for this one, which may never end. */
  void exempt(String instance) {
    stuck.add(instance);
  }

  void include(String instance) {
    stuck.remove(instance);
  }

  /** Whether the end of a command is not to be seen yet. */
  boolean isYetHidden(Invocation invocation, List<Invocation> all) {
    if (!inForce || !invocation.isOver()) {
      return false;
    }
    Duration later = Duration.ofMillis(Math.floorMod(invocation.instance.hashCode() * 31, SPREAD));
    return all.stream()
        .filter(other -> other.id.equals(invocation.id))
        .filter(other -> other == invocation || !stuck.contains(other.instance))
        .anyMatch(other -> !other.isOver() || other.sinceEnd().compareTo(later) < 0);
  }
}
