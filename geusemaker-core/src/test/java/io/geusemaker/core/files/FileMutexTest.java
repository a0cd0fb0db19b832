package io.geusemaker.core.files;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMutexTest {

  private final Path directory;

  FileMutexTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void threadsTakeTurns() {
    FileMutex mutex = FileMutex.at(directory.resolve("a/lock"));
    int[] counter = new int[1];

    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i ->
                mutex.holding(
                    () -> {
                      int seen = counter[0];
                      counter[0] = seen + 1;
                      return seen;
                    }));

    assertThat(counter[0]).isEqualTo(200);
  }

  @Test
  void anotherProcessIsWaitedForAndNamedWhenItDoesNotLetGo() throws Exception {
    Path lock = directory.resolve("lock");
    try (OtherProcess other = OtherProcess.start(Holder.class, lock.toString())) {
      assertThat(other.line()).isEqualTo("held");

      Thread.currentThread().interrupt();
      assertThat(
              failureOf(
                  () -> FileMutex.at(lock).patience(Duration.ofMillis(50)).holding(() -> "never")))
          .isInstanceOf(StateFailure.NotWritable.class);
      assertThat(Thread.interrupted()).isTrue();

      other.release();
      assertThat(FileMutex.at(lock).<String>holding(() -> "now")).isEqualTo("now");
    }
  }

  @Test
  void aPlaceThatCannotBeLockedIsAFailure() throws IOException {
    Path inTheWay = Files.createFile(directory.resolve("in-the-way"));

    assertThat(failureOf(() -> FileMutex.at(inTheWay.resolve("lock")).holding(() -> "never")))
        .isInstanceOf(StateFailure.NotWritable.class);
  }

  /** Holds the lock until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) {
      String held =
          FileMutex.at(Path.of(arguments[0]))
              .holding(
                  () -> {
                    System.out.println("held");
                    OtherProcess.awaitRelease();
                    return "released";
                  });
      System.out.println(held);
    }
  }
}
