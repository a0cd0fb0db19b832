package io.geusemaker.examples.sandbox.n8n;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Five logins a minute for each login id, successful ones counted, as n8n has it from 2.6. */
final class LoginLimit {

  private static final int LIMIT = 5;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<String, Deque<Instant>> attempts = new HashMap<>();

  synchronized boolean allows(String loginId) {
    Instant now = Instant.now();
    Deque<Instant> own = attempts.computeIfAbsent(loginId, unused -> new ArrayDeque<>());
    while (!own.isEmpty() && own.getFirst().isBefore(now.minus(WINDOW))) {
      own.removeFirst();
    }
    if (own.size() >= LIMIT) {
      return false;
    }
    own.addLast(now);
    return true;
  }

  synchronized void forget() {
    attempts.clear();
  }
}
