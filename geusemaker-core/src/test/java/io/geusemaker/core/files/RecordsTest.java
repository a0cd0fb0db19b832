package io.geusemaker.core.files;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.spi.contract.MemoryStateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every folder of records does, and what a store does in addition. */
class RecordsTest {

  private final MeddledStore store = new MeddledStore();
  private final Records stored = Records.in(store).folder("shop");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path root;

  /** The kinds of folders. */
  enum Kind {
    DIRECTORY,
    STORE;

    Records in(Path root) {
      return this == DIRECTORY ? Records.in(root) : Records.in(new MemoryStateStore());
    }
  }

  @ParameterizedTest
  @EnumSource
  void recordsAreWrittenReadListedRenamedAndDeleted(Kind kind) {
    Records all = kind.in(root.resolve("records"));
    Records shop = all.folder("shop");
    assertThat(shop.names()).isEmpty();
    assertThat(all.foldersWith("a")).isEmpty();

    shop.file("b").write(bytes("one"));
    shop.file("a").write(bytes("two"));
    shop.file("a").write(bytes("three"));
    assertThat(shop.file("a").writeNew(bytes("four"))).isFalse();
    assertThat(shop.file("c").writeNew(bytes("five"))).isTrue();
    all.folder("other").folder("deep").file("a").write(bytes("six"));

    assertThat(shop.names()).containsExactly("a", "b", "c");
    assertThat(all.foldersWith("a")).containsExactly("shop");
    assertThat(text(shop.file("a"))).contains("three");

    shop.file("a").rename("b");
    assertThat(shop.names()).containsExactly("b", "c");
    assertThat(text(shop.file("b"))).contains("three");
    assertThat(failureOf(() -> shop.file("a").rename("d")))
        .isInstanceOf(StateFailure.NotWritable.class);

    shop.file("b").delete();
    shop.file("b").delete();
    assertThat(shop.file("b").exists()).isFalse();
    assertThat(shop.names()).containsExactly("c");
  }

  @ParameterizedTest
  @EnumSource
  void whatGrowsIsCutAndGoesOn(Kind kind) throws IOException {
    RecordFile file = kind.in(root).file("log");
    assertThat(file.open()).isEmpty();
    GrowingRecord growing = file.begin(bytes("one\n")).orElseThrow();
    assertThat(file.begin(bytes("again"))).isEmpty();

    assertThat(growing.write(4, bytes("two\n"))).isTrue();
    assertThat(growing.write(4, bytes("2\n"))).isTrue();

    GrowingRecord opened = file.open().orElseThrow();
    assertThat(opened.size()).isEqualTo(6);
    assertThat(opened.read(0)).isEqualTo(bytes("one\n2\n"));
    assertThat(opened.read(4)).isEqualTo(bytes("2\n"));
    assertThat(opened.read(60)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noChangeIsLostWhereManyReadChangeAndWrite(Kind kind) throws Exception {
    Records records = kind.in(root);
    ExecutorService all = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        ends.add(all.submit(() -> increment(records)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      all.shutdownNow();
    }
    assertThat(text(records.file("number"))).contains("40");
  }

  private static void increment(Records records) {
    records.exclusively(
        "lock",
        held -> {
          int number = text(held.file("number")).map(Integer::parseInt).orElse(0);
          held.file("number").write(bytes(Integer.toString(number + 1)));
          return number;
        });
  }

  @ParameterizedTest
  @EnumSource
  void aThreadThatIsInterruptedWritesAllTheSame(Kind kind) throws IOException {
    Records records = kind.in(root);
    GrowingRecord growing = records.file("log").begin(bytes("one\n")).orElseThrow();
    Thread.currentThread().interrupt();
    try {
      growing.write(4, bytes("two\n"));
      records.file("a").write(bytes("three"));
      increment(records);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(text(records.file("log"))).contains("one\ntwo\n");
    assertThat(text(records.file("a"))).contains("three");
    assertThat(text(records.file("number"))).contains("1");
  }

  @Test
  void whatOneGoesOnWithIsLostToWhoHadItBefore() throws IOException {
    RecordFile file = stored.file("log");
    GrowingRecord before = file.begin(bytes("one\n")).orElseThrow();
    GrowingRecord after = file.open().orElseThrow();
    assertThat(after.write(4, bytes("two\n"))).isTrue();

    assertThat(before.write(4, bytes("zwei\n"))).isFalse();
    assertThat(before.write(4, bytes("zwei\n"))).isFalse();
    assertThat(text(file)).contains("one\ntwo\n");

    file.rename("aside");
    assertThat(after.write(8, bytes("three\n"))).isFalse();
    assertThat(file.exists()).isFalse();
  }

  @Test
  void aLineOfWhichItIsNotKnownWhetherItWasWrittenCanBeRepeated() throws IOException {
    RecordFile file = stored.file("log");
    GrowingRecord growing = file.begin(bytes("one\n")).orElseThrow();

    store.becomeUnsure(1);
    assertThat(failureOf(() -> growing.write(4, bytes("two\n"))))
        .isInstanceOf(AwsFailure.Unavailable.class);
    assertThat(growing.write(4, bytes("2\n"))).isTrue();
    assertThat(growing.write(6, bytes("three\n"))).isTrue();
    assertThat(text(file)).contains("one\n2\nthree\n");

    GrowingRecord other = file.open().orElseThrow();
    store.becomeUnsure(1);
    assertThat(failureOf(() -> growing.write(12, bytes("four\n"))))
        .isInstanceOf(AwsFailure.Unavailable.class);
    assertThat(other.write(12, bytes("vier\n"))).isFalse();
  }

  @Test
  void anActionIsRunAgainWhenWhatItReadWasReplaced() {
    stored.file("a").write(bytes("1"));
    AtomicInteger runs = new AtomicInteger();
    store.before("shop/a", () -> stored.file("a").write(bytes("5")));

    stored.exclusively(
        "lock",
        held -> {
          runs.incrementAndGet();
          int number = text(held.file("a")).map(Integer::parseInt).orElse(0);
          held.file("a").write(bytes(Integer.toString(number + 1)));
          return number;
        });

    assertThat(runs).hasValue(2);
    assertThat(text(stored.file("a"))).contains("6");
  }

  @Test
  void anActionIsRunAgainWhenWhatItReadWasNeverThereAtOneMoment() {
    stored.file("a").write(bytes("old"));
    stored.file("b").write(bytes("old"));
    AtomicInteger runs = new AtomicInteger();

    String seen =
        stored.exclusively(
            "lock",
            held -> {
              String first = text(held.file("a")).orElse("");
              if (runs.incrementAndGet() == 1) {
                stored.file("a").write(bytes("new"));
                stored.file("b").write(bytes("new"));
              }
              String second = text(held.file("b")).orElse("");
              held.confirm();
              return first + second;
            });

    assertThat(seen).isEqualTo("newnew");
    assertThat(runs).hasValue(2);
  }

  @Test
  void aRecordThatAnotherReplacedSinceCanBeLeftToIt() {
    stored.file("a").write(bytes("old"));

    boolean written =
        stored.exclusively(
            "lock",
            held -> {
              held.file("a").read();
              stored.file("a").write(bytes("theirs"));
              return held.file("a").writeUnlessChanged(bytes("ours"));
            });

    assertThat(written).isFalse();
    assertThat(text(stored.file("a"))).contains("theirs");
  }

  @Test
  void placesInAStoreNameTheStore() {
    assertThat(stored.file("lease.json").place()).isEqualTo("shop/lease.json in meddled");
    assertThat(stored.isShared()).isTrue();
    assertThat(Records.in(root).isShared()).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static Optional<String> text(RecordFile file) {
    return file.read().map(content -> new String(content, UTF_8));
  }
}
