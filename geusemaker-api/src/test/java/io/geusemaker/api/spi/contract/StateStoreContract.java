package io.geusemaker.api.spi.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What every state store has to do. */
public abstract class StateStoreContract {

  private static final String NAME = "shop-1/journal/op-1.jsonl";

  /** A store without documents, each time another. */
  protected abstract StateStore emptyStore();

  @Test
  void whatWasWrittenIsRead() {
    StateStore store = emptyStore();

    Optional<String> version = store.replace(NAME, Optional.empty(), bytes("one"));

    assertThat(version).isPresent();
    assertThat(text(store.read(NAME))).contains("one");
    assertThat(store.read(NAME).map(StoredDocument::version)).isEqualTo(version);
  }

  @Test
  void whatIsNotThereIsNotRead() {
    StateStore store = emptyStore();

    assertThat(store.read(NAME)).isEmpty();
    assertThat(store.read("keyset.sealed.json")).isEmpty();
    assertThat(store.names("")).isEmpty();
    assertThat(store.names("shop-1/")).isEmpty();
  }

  @Test
  void onlyThePresentVersionIsReplaced() {
    StateStore store = emptyStore();
    String first = store.replace(NAME, Optional.empty(), bytes("one")).orElseThrow();
    String second = store.replace(NAME, Optional.of(first), bytes("two")).orElseThrow();

    assertThat(second).isNotEqualTo(first);
    assertThat(store.replace(NAME, Optional.of(first), bytes("three"))).isEmpty();
    assertThat(store.replace(NAME, Optional.empty(), bytes("three"))).isEmpty();
    assertThat(store.replace("shop-1/other", Optional.of(second), bytes("three"))).isEmpty();
    assertThat(text(store.read(NAME))).contains("two");
    assertThat(store.read("shop-1/other")).isEmpty();
  }

  @Test
  void onlyThePresentVersionIsDeleted() {
    StateStore store = emptyStore();
    String first = store.replace(NAME, Optional.empty(), bytes("one")).orElseThrow();
    String second = store.replace(NAME, Optional.of(first), bytes("two")).orElseThrow();

    assertThat(store.delete(NAME, first)).isFalse();
    assertThat(text(store.read(NAME))).contains("two");
    assertThat(store.delete(NAME, second)).isTrue();
    assertThat(store.read(NAME)).isEmpty();
    assertThat(store.delete(NAME, second)).isTrue();
  }

  @Test
  void whatWasDeletedCanBeMadeAgain() {
    StateStore store = emptyStore();
    String first = store.replace(NAME, Optional.empty(), bytes("one")).orElseThrow();
    store.delete(NAME, first);

    assertThat(store.replace(NAME, Optional.of(first), bytes("two"))).isEmpty();
    assertThat(store.replace(NAME, Optional.empty(), bytes("two"))).isPresent();
  }

  @Test
  void whatIsEmptyIsNotMissing() {
    StateStore store = emptyStore();
    assertThat(store.replace(NAME, Optional.empty(), new byte[0])).isPresent();

    assertThat(text(store.read(NAME))).contains("");
  }

  @Test
  void largeDocumentsComeBackByteForByteHoweverTheyGrowAndShrink() {
    StateStore store = emptyStore();
    byte[] large = new byte[1_300_000];
    new Random(1).nextBytes(large);
    Optional<String> version = Optional.empty();

    for (int length : new int[] {1_300_000, 307_200, 307_201, 614_400, 900_000, 3, 700_000}) {
      byte[] content = Arrays.copyOf(large, length);
      content[length - 1]++;
      version = store.replace(NAME, version, content);
      assertThat(version).as("%d bytes", length).isPresent();
      assertThat(store.read(NAME).orElseThrow().content()).isEqualTo(content);
    }
    assertThat(store.names("shop-1/")).containsExactly(NAME);
    assertThat(store.names("")).containsExactly(NAME);
    assertThat(store.delete(NAME, version.orElseThrow())).isTrue();
    assertThat(store.names("")).isEmpty();
  }

  @Test
  void namesAreListedByWhereTheyAre() {
    StateStore store = emptyStore();
    List<String> names = new ArrayList<>();
    for (int i = 100; i < 130; i++) {
      names.add("shop-1/journal/op-" + i + ".jsonl");
    }
    names.add("shop-1/lease.json");
    names.add("shop-10/lease.json");
    names.add("keyset.sealed.json");
    names.forEach(
        name -> assertThat(store.replace(name, Optional.empty(), bytes(name))).isPresent());

    assertThat(store.names("shop-1/journal/")).isEqualTo(names.subList(0, 30));
    assertThat(store.names("shop-1/")).isEqualTo(names.subList(0, 31));
    assertThat(store.names("shop-10/")).containsExactly("shop-10/lease.json");
    assertThat(store.names("shop/")).isEmpty();
    assertThat(store.names("")).containsExactlyInAnyOrderElementsOf(names).isSorted();
  }

  @Test
  void oneOfManyWinsEachRound() throws Exception {
    StateStore store = emptyStore();
    int threads = 6;
    ExecutorService all = Executors.newFixedThreadPool(threads);
    try {
      Optional<String> version = Optional.empty();
      for (int round = 0; round < 15; round++) {
        Optional<String> expected = version;
        List<Future<Optional<String>>> tries = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          String content = round + "/" + thread;
          tries.add(all.submit(() -> store.replace(NAME, expected, bytes(content))));
        }
        List<Integer> winners = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          Optional<String> won = tries.get(thread).get();
          if (won.isPresent()) {
            winners.add(thread);
            version = won;
          }
        }
        assertThat(winners).as("round %d", round).hasSize(1);
        assertThat(text(store.read(NAME))).contains(round + "/" + winners.get(0));
      }
    } finally {
      all.shutdownNow();
    }
  }

  @Test
  void noAdditionIsLost() throws Exception {
    StateStore store = emptyStore();
    int threads = 4;
    int additions = 8;
    ExecutorService all = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        ends.add(
            all.submit(
                () -> {
                  for (int i = 0; i < additions; i++) {
                    add(store);
                  }
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      all.shutdownNow();
    }
    assertThat(text(store.read(NAME))).contains(Integer.toString(threads * additions));
  }

  private static void add(StateStore store) {
    Optional<String> written;
    do {
      Optional<StoredDocument> found = store.read(NAME);
      int next = text(found).map(Integer::parseInt).orElse(0) + 1;
      written =
          store.replace(NAME, found.map(StoredDocument::version), bytes(Integer.toString(next)));
    } while (written.isEmpty());
  }

  /** What is done next: which document, and whether its present version is known. */
  record Act(String kind, String name, String content, boolean upToDate) {}

  @Provide
  Arbitrary<List<Act>> acts() {
    return Combinators.combine(
            Arbitraries.of("read", "replace", "replace", "delete", "names"),
            Arbitraries.of("a/b", "a/c/d", "a/c/e", "b/b", "top.json"),
            Arbitraries.strings().alpha().ofMaxLength(5),
            Arbitraries.of(true, true, false))
        .as(Act::new)
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 40)
  void itIsAMap(@ForAll("acts") List<Act> acts) {
    StateStore store = emptyStore();
    Map<String, String> model = new TreeMap<>();
    Map<String, String> versions = new HashMap<>();
    int number = 0;
    for (Act act : acts) {
      Optional<String> present = Optional.ofNullable(versions.get(act.name()));
      String content = act.content() + number++;
      switch (act.kind()) {
        case "read" ->
            assertThat(text(store.read(act.name())))
                .isEqualTo(Optional.ofNullable(model.get(act.name())));
        case "replace" -> {
          Optional<String> expected =
              act.upToDate() ? present : present.isPresent() ? Optional.empty() : Optional.of("no");
          Optional<String> written = store.replace(act.name(), expected, bytes(content));
          assertThat(written.isPresent()).isEqualTo(act.upToDate());
          written.ifPresent(
              version -> {
                versions.put(act.name(), version);
                model.put(act.name(), content);
              });
        }
        case "delete" -> {
          boolean gone = store.delete(act.name(), act.upToDate() ? present.orElse("no") : "no");
          assertThat(gone).isEqualTo(act.upToDate() || present.isEmpty());
          if (gone) {
            versions.remove(act.name());
            model.remove(act.name());
          }
        }
        default -> {
          String folder = act.name().substring(0, act.name().lastIndexOf('/') + 1);
          assertThat(store.names(folder))
              .containsExactlyElementsOf(
                  model.keySet().stream().filter(name -> name.startsWith(folder)).toList());
        }
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static Optional<String> text(Optional<StoredDocument> document) {
    return document.map(found -> new String(found.content(), UTF_8));
  }
}
