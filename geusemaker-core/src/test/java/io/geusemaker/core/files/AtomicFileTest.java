package io.geusemaker.core.files;

import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.mode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.StateFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  private final Path directory;

  AtomicFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void writesAPrivateFileInAPrivateDirectoryAndReadsItBack() {
    AtomicFile file = AtomicFile.at(directory.resolve("a/b/file"));

    file.write(bytes("content"));

    assertThat(file.read()).hasValue(bytes("content"));
    assertThat(mode(file.path())).isEqualTo("rw-------");
    assertThat(mode(directory.resolve("a"))).isEqualTo("rwx------");
    assertThat(mode(directory.resolve("a/b"))).isEqualTo("rwx------");
  }

  @Test
  void whatIsNotThereReadsAsEmpty() {
    assertThat(AtomicFile.at(directory.resolve("file")).read()).isEmpty();
  }

  @Test
  void leavesNothingBeside() {
    AtomicFile file = AtomicFile.at(directory.resolve("file"));

    file.write(bytes("one"));
    file.write(bytes("two"));

    assertThat(names()).containsExactly("file");
  }

  @Test
  void theSecondCopyHoldsTheSameContent() {
    AtomicFile file = AtomicFile.at(directory.resolve("file")).withCopy();

    file.write(bytes("one"));
    file.write(bytes("two"));

    assertThat(file.readCopy()).hasValue(bytes("two"));
    assertThat(mode(file.copyPath())).isEqualTo("rw-------");
  }

  @Test
  void whereNoCopyIsKeptAFileOfThatNameIsNotTakenForOne() throws IOException {
    AtomicFile file = AtomicFile.at(directory.resolve("file"));
    Files.write(file.copyPath(), bytes("somebody's own"));

    assertThat(file.readCopy()).isEmpty();
  }

  @Test
  void writeNewNeverReplaces() {
    AtomicFile file = AtomicFile.at(directory.resolve("file"));

    assertThat(file.writeNew(bytes("first"))).isTrue();
    assertThat(file.writeNew(bytes("second"))).isFalse();

    assertThat(file.read()).hasValue(bytes("first"));
    assertThat(names()).containsExactly("file");
  }

  @Test
  void ofManyWritersOfANewFileOneWins() {
    AtomicFile file = AtomicFile.at(directory.resolve("file"));

    List<Integer> winners =
        IntStream.range(0, 16)
            .parallel()
            .filter(i -> file.writeNew(bytes("writer " + i)))
            .boxed()
            .toList();

    assertThat(winners).hasSize(1);
    assertThat(file.read()).hasValue(bytes("writer " + winners.get(0)));
  }

  @Test
  void aReaderNeverSeesATornFile() throws InterruptedException {
    AtomicFile file = AtomicFile.at(directory.resolve("file"));
    byte[] small = bytes("a".repeat(10));
    byte[] large = bytes("b".repeat(100_000));
    file.write(small);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 50; i++) {
                file.write(i % 2 == 0 ? large : small);
              }
              done.set(true);
            });

    writer.start();
    do {
      assertThat(file.read().orElseThrow()).isIn(small, large);
    } while (!done.get());
    writer.join();
  }

  @Test
  void anInterruptedThreadWritesAndStaysInterrupted() {
    AtomicFile file = AtomicFile.at(directory.resolve("a/file"));

    Thread.currentThread().interrupt();
    file.write(bytes("content"));
    byte[] read = file.read().orElseThrow();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(read).isEqualTo(bytes("content"));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAFailureAndNothingIsLeft() throws IOException {
    Files.write(directory.resolve("in-the-way"), bytes("x"));
    Files.createDirectories(directory.resolve("occupied/by-a-directory"));

    assertThat(
            failureOf(() -> AtomicFile.at(directory.resolve("in-the-way/file")).write(bytes("y"))))
        .isInstanceOf(StateFailure.NotWritable.class);
    assertThat(
            failureOf(() -> AtomicFile.at(directory.resolve("in-the-way/f")).writeNew(bytes("y"))))
        .isInstanceOf(StateFailure.NotWritable.class);
    assertThat(failureOf(() -> AtomicFile.at(directory.resolve("occupied")).write(bytes("y"))))
        .isInstanceOf(StateFailure.NotWritable.class);
    assertThat(names()).containsExactlyInAnyOrder("in-the-way", "occupied");
  }

  @Test
  void whatCannotBeReadIsDamaged() {
    assertThat(failureOf(() -> AtomicFile.at(directory).read()))
        .isInstanceOf(StateFailure.Damaged.class);
  }

  @Test
  void theNextWriteRemovesWhatADeadWriterLeftLongAgo() throws IOException {
    Path old = Files.write(directory.resolve(".file-1.tmp"), bytes("half"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Files.write(directory.resolve(".file-2.tmp"), bytes("another writer's, at work"));

    AtomicFile.at(directory.resolve("file")).write(bytes("content"));

    assertThat(names()).containsExactlyInAnyOrder("file", ".file-2.tmp");
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
