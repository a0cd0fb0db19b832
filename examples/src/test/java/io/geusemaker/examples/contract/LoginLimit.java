package io.geusemaker.examples.contract;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the tests below n8n's five logins a minute for each account. */
final class LoginLimit {

  private static final int FREE = 2;
  private static final Duration WINDOW = Duration.ofSeconds(62);

  private final Deque<Long> spent = new ArrayDeque<>();

  void spend(int logins) {
    for (int i = 0; i < logins; i++) {
      spent.addLast(System.nanoTime());
    }
  }

  /** Waits until a rotation's proofs and one further login are free. */
  void await() {
    while (spent.size() > FREE) {
      long age = System.nanoTime() - spent.getFirst();
      if (age < WINDOW.toNanos()) {
        try {
          Thread.sleep(Duration.ofNanos(WINDOW.toNanos() - age).toMillis() + 1);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
      spent.removeFirst();
    }
  }
}
