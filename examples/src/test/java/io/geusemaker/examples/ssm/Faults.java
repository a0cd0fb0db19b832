package io.geusemaker.examples.ssm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What goes wrong at the service, set by a test. */
final class Faults {

  final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final Map<String, Integer> left = new ConcurrentHashMap<>();
  private final Map<String, String> insteadOn = new ConcurrentHashMap<>();

  /** Instances to which no command may be sent. */
  final Set<String> forbidden = ConcurrentHashMap.newKeySet();

  final AtomicInteger throttled = new AtomicInteger();

  /** How many commands to several instances are throttled before they are looked at. */
  final AtomicInteger throttledPacks = new AtomicInteger();

  final AtomicInteger lostReplies = new AtomicInteger();
  final AtomicInteger hiddenReads = new AtomicInteger(2);
  final CountDownLatch delivered = new CountDownLatch(1);
  volatile boolean heldBack;
  volatile UnaryOperator<String> inTransit = UnaryOperator.identity();
  volatile UnaryOperator<String> onReturn = UnaryOperator.identity();
  private volatile Optional<String> instead = Optional.empty();

  /** The error code that a call of this action is refused with. */
  Optional<String> refusal(String action) {
    if (throttled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return Optional.of("ThrottlingException");
    }
    return Optional.ofNullable(refusals.get(action));
  }

  /** Lets commands end like this without being run. */
  void endWith(String details) {
    instead = Optional.of(details);
  }

  /** Keeps a command whose reply is lost from the host until {@link #delivered}. */
  boolean holdsBack() {
    return heldBack && lostReplies.get() > 0;
  }

  /** Lets commands to one instance end like this without being run. */
  void endWith(String details, String instance) {
    insteadOn.put(instance, details);
  }

  /** Lets an instance run some more commands, and then none. */
  void loseAfter(String instance, int commands) {
    left.put(instance, commands);
  }

  void findAgain(String instance) {
    left.remove(instance);
  }

  /** How a command that is sent to an instance now ends without being run. */
  Optional<String> insteadOn(String instance) {
    Integer before = left.computeIfPresent(instance, (id, number) -> Math.max(-1, number - 1));
    Optional<String> lost =
        before != null && before < 0 ? Optional.of("Undeliverable") : Optional.empty();
    return lost.or(() -> instead).or(() -> Optional.ofNullable(insteadOn.get(instance)));
  }
}
