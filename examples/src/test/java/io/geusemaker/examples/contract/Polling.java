package io.geusemaker.examples.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;

/** A program that asks again and again. */
final class Polling implements AutoCloseable {

  private static final long PAUSE_MILLIS = 10;

  private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean running = true;

  private Polling(IntSupplier question) {
    thread = new Thread(() -> ask(question), "polling");
    thread.setDaemon(true);
  }

  static Polling of(IntSupplier question) {
    Polling polling = new Polling(question);
    polling.thread.start();
    return polling;
  }

  private void ask(IntSupplier question) {
    while (running) {
      answers.add(question.getAsInt());
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** All until now, after a last one. */
  List<Integer> answers() throws InterruptedException {
    running = false;
    thread.join();
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    running = false;
  }
}
