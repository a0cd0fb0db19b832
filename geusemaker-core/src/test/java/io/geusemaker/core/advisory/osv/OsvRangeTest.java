package io.geusemaker.core.advisory.osv;

import static io.geusemaker.core.advisory.osv.Records.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.core.advisory.version.VersionScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsvRangeTest {

  private static OsvRange range(String events) throws MalformedRecordException {
    return OsvRange.read(json(events), VersionScheme.SEMANTIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[{'introduced':'0'},{'fixed':'1.2.0'}] | 0.0.0-0 1.1.9 1.2.0-rc.1 | 1.2.0 3.0.0",
        "[{'fixed':'1.2.0'},{'introduced':'1.0.0'}] | 1.0.0 1.1.0 | 0.9.9 1.2.0 1.0.0-rc.1",
        "[{'introduced':'1.0.0'},{'last_affected':'1.2.0'}] | 1.0.0 1.2.0 | 1.2.1 0.1.0",
        "[{'introduced':'1.0.0'}] | 1.0.0 99.0.0 | 0.9.0",
        "[{'introduced':'1.0.0','fixed':'1.1.0'}] | 1.0.0 | 1.1.0",
        "[{'introduced':'0'},{'fixed':'1.5.0'},{'introduced':'2.0.0'},{'fixed':'2.1.0'}]"
            + " | 1.4.9 2.0.9 | 1.5.0 1.9.0 2.1.0",
        "[{'introduced':'0'},{'limit':'1.0.0'}] | 0.9.0 | 1.0.0 2.0.0",
        "[{'introduced':'0'},{'limit':'1.0.0'},{'limit':'2.0.0'}] | 1.9.0 | 2.0.0",
        "[{'introduced':'0'},{'limit':'1.0.0'},{'limit':'*'}] | 1.9.0 2.0.0 | ",
        "[{'introduced':'0'},{'fixed':'2.0.0'},{'introduced':'2.0.0'},{'fixed':'3.0.0'}]"
            + " | 1.0.0 2.0.0 2.5.0 | 3.0.0",
        "[{'introduced':'0'},{'introduced':'1.0.0'},{'fixed':'1.1.0'}] | 0.5.0 1.0.9 | 1.1.0"
      })
  void a_version_is_affected_between_the_events_around_it(
      String events, @Nullable String affected, @Nullable String safe) throws Exception {
    OsvRange range = range(events);

    assertThat(inside(range, affected)).isEqualTo(list(affected));
    assertThat(inside(range, safe)).isEmpty();
  }

  private static List<String> list(@Nullable String versions) {
    return versions == null ? List.of() : List.of(versions.split(" "));
  }

  private static List<String> inside(OsvRange range, @Nullable String versions) {
    return list(versions).stream()
        .filter(version -> range.contains(VersionScheme.SEMANTIC.read(version).orElseThrow()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "null",
        "[{'fixed':'1.0.0'}]",
        "[{'introduced':'0'},{'fixed':'soon'}]",
        "[{'introduced':'0'},{'fixed':'0.x'}]",
        "[{'introduced':0}]",
        "[{'introduced':'0'},{}]",
        "[{'introduced':'0'},'fixed']",
        "[{'introduced':'0'},{'repaired':'1.0.0'}]",
        "[{'introduced':'0'},{'limit':null}]"
      })
  void what_says_too_little_is_refused_and_not_taken_for_harmless(String events) {
    assertThatThrownBy(() -> range(events)).isInstanceOf(MalformedRecordException.class);
  }

  /** One event: 0 introduced, 1 fixed, 2 last affected; its place on a line of 20 versions. */
  record Mark(int kind, int place) {

    String json() {
      return "{'%s':'%s'}"
          .formatted(List.of("introduced", "fixed", "last_affected").get(kind), version(place));
    }

    boolean reached(int version) {
      return kind == 2 ? version > place : version >= place;
    }
  }

  private static String version(int place) {
    return place / 5 + "." + place % 5 + ".0";
  }

  @Property(tries = 2000)
  void agrees_with_an_oracle_that_asks_which_event_was_the_last(
      @ForAll("marks") List<Mark> marks, @ForAll("limits") List<Integer> limits) throws Exception {
    List<String> events = new ArrayList<>(marks.stream().map(Mark::json).toList());
    limits.forEach(limit -> events.add("{'limit':'" + version(limit) + "'}"));
    OsvRange range = range("[" + String.join(",", events) + "]");

    List<Integer> expected =
        IntStream.range(0, 20).filter(v -> oracle(marks, limits, v)).boxed().toList();
    List<Integer> found =
        IntStream.range(0, 20)
            .filter(v -> range.contains(VersionScheme.SEMANTIC.read(version(v)).orElseThrow()))
            .boxed()
            .toList();

    assertThat(found).isEqualTo(expected);
  }

  private static boolean oracle(List<Mark> marks, List<Integer> limits, int version) {
    if (!limits.isEmpty() && limits.stream().mapToInt(l -> l).max().orElseThrow() <= version) {
      return false;
    }
    return marks.stream()
        .sorted(Comparator.comparingInt(Mark::place))
        .filter(mark -> mark.reached(version))
        .reduce((earlier, later) -> later)
        .map(mark -> mark.kind() == 0)
        .orElse(false);
  }

  @Provide
  Arbitrary<List<Mark>> marks() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 19))
        .as(Mark::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .filter(marks -> marks.stream().anyMatch(mark -> mark.kind() == 0));
  }

  @Provide
  Arbitrary<List<Integer>> limits() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(List.<Integer>of())),
        Tuple.of(1, Arbitraries.integers().between(0, 19).list().ofMinSize(1).ofMaxSize(2)));
  }
}
