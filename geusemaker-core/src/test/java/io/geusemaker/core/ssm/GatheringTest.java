package io.geusemaker.core.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What several ask for at once")
class GatheringTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private final BlockingQueue<List<Integer>> groups = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private Gathering<String, Integer> gathering(int most, int companions) {
    return new Gathering<>(most, () -> companions - asked.get(), threads, groups::add);
  }

  private void ask(Gathering<String, Integer> gathering, String kind, int one) {
    gathering.add(kind, one);
    asked.incrementAndGet();
    gathering.lookAgain();
  }

  @Test
  void isOneGroupAsSoonAsEverybodyWaits() throws Exception {
    Gathering<String, Integer> gathering = gathering(50, 3);
    long start = System.nanoTime();
    IntStream.range(0, 3).forEach(one -> ask(gathering, "survey", one));

    assertThat(next()).containsExactly(0, 1, 2);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(450));
  }

  @Test
  void doesNotWaitForThoseWhoDoNotCome() throws Exception {
    Gathering<String, Integer> gathering = gathering(50, 3);
    ask(gathering, "survey", 0);
    ask(gathering, "survey", 1);

    assertThat(next()).containsExactly(0, 1);
  }

  @Test
  void isOfOneKind() throws Exception {
    Gathering<String, Integer> gathering = gathering(50, 9);
    ask(gathering, "survey", 0);
    ask(gathering, "prove", 1);
    ask(gathering, "survey", 2);

    assertThat(List.of(next(), next())).containsExactlyInAnyOrder(List.of(0, 2), List.of(1));
  }

  @Test
  void isSeveralGroupsWhenItIsTooMuchForOne() throws Exception {
    Gathering<String, Integer> gathering = gathering(50, 120);
    IntStream.range(0, 120).forEach(one -> ask(gathering, "survey", one));

    assertThat(List.of(next(), next(), next()))
        .extracting(List::size)
        .containsExactlyInAnyOrder(50, 50, 20);
  }

  private List<Integer> next() throws InterruptedException {
    List<Integer> group = groups.poll(10, TimeUnit.SECONDS);
    assertThat(group).isNotNull();
    return List.copyOf(java.util.Objects.requireNonNull(group));
  }
}
