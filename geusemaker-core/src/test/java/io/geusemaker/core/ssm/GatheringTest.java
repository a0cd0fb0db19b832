package io.geusemaker.core.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What several ask for at once")
class GatheringTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<List<Integer>> groups = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private Gathering<String, Integer> gathering(int most, int companions) {
    return new Gathering<>(most, () -> companions, threads, groups::add);
  }

  @Test
  void isOneGroupAsSoonAsEverybodyIsThere() throws Exception {
    Gathering<String, Integer> gathering = gathering(50, 3);
    long start = System.nanoTime();
    IntStream.range(0, 3).forEach(one -> gathering.add("survey", one));

    assertThat(next()).containsExactly(0, 1, 2);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(240));
  }

  @Test
  void doesNotWaitForThoseWhoDoNotCome() throws Exception {
    Gathering<String, Integer> gathering = gathering(50, 3);
    gathering.add("survey", 0);
    gathering.add("survey", 1);

    assertThat(next()).containsExactly(0, 1);
  }

  @Test
  void isOfOneKind() throws Exception {
    Gathering<String, Integer> gathering = gathering(50, 9);
    gathering.add("survey", 0);
    gathering.add("prove", 1);
    gathering.add("survey", 2);

    assertThat(List.of(next(), next())).containsExactlyInAnyOrder(List.of(0, 2), List.of(1));
  }

  @Test
  void isSeveralGroupsWhenItIsTooMuchForOne() throws Exception {
    Gathering<String, Integer> gathering = gathering(50, 120);
    IntStream.range(0, 120).forEach(one -> gathering.add("survey", one));

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
