package io.geusemaker.core.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.model.PatchLevel;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.AdvisoryDifference;
import io.geusemaker.core.advisory.Assessment;
import io.geusemaker.core.advisory.Fix;
import io.geusemaker.core.advisory.Releases;
import io.geusemaker.core.advisory.RemainingAdvisory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of the difference, on made advisories over twenty versions, 0.0.0 to 3.4.0. */
class AdvisoryDifferencePropertiesTest {

  private static final int VERSIONS = 20;

  /** An advisory that affects versions from one place to before another; -1: never fixed. */
  record Made(String id, List<String> aliases, int from, int to) {

    boolean affects(int version) {
      return version >= from && (to < 0 || version < to);
    }

    Set<String> ids() {
      Set<String> ids = new TreeSet<>(aliases);
      ids.add(id);
      return ids;
    }

    ObjectNode item() {
      String fixed = to < 0 ? "" : ",{'fixed':'" + version(to) + "'}";
      return Records.known(
          Records.advisory(id, "[{'introduced':'" + version(from) + "'}" + fixed + "]"),
          aliases.toArray(String[]::new));
    }
  }

  private static String version(int place) {
    return place / 5 + "." + place % 5 + ".0";
  }

  private static int line(String version) {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  private static AdvisoryDifference difference(List<Made> made, int running, int candidate) {
    return difference(made, running, candidate, List.of());
  }

  private static AdvisoryDifference difference(
      List<Made> made, int running, int candidate, List<String> released) {
    int line = running / 5;
    return (AdvisoryDifference)
        Assessment.of(
            List.of(Records.source(made.stream().map(Made::item).toList())),
            Records.move(version(running), version(candidate)),
            new Releases(released, version -> line(version) == line));
  }

  /** The ids of all advisories that share an id with one that affects the version. */
  private static Set<Set<String>> affecting(List<Made> made, int version) {
    return made.stream()
        .filter(one -> one.affects(version))
        .map(one -> closure(made, one.ids()))
        .collect(Collectors.toSet());
  }

  private static Set<String> closure(List<Made> made, Set<String> start) {
    Set<String> ids = new TreeSet<>(start);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Made one : made) {
        if (!Collections.disjoint(ids, one.ids())) {
          grown |= ids.addAll(one.ids());
        }
      }
    }
    return ids;
  }

  private static Set<Set<String>> fixed(AdvisoryDifference difference) {
    return ids(difference.fixed());
  }

  private static Set<Set<String>> open(AdvisoryDifference difference) {
    return ids(difference.open().stream().map(RemainingAdvisory::advisory).toList());
  }

  private static Set<Set<String>> ids(Collection<Advisory> advisories) {
    return advisories.stream().<Set<String>>map(Advisory::ids).collect(Collectors.toSet());
  }

  @Property
  void fixed_is_what_only_the_running_has_and_open_what_the_candidate_has(
      @ForAll("made") List<Made> made,
      @ForAll @IntRange(max = VERSIONS - 1) int running,
      @ForAll @IntRange(max = VERSIONS - 1) int candidate) {
    AdvisoryDifference difference = difference(made, running, candidate);
    Set<Set<String>> before = affecting(made, running);
    Set<Set<String>> after = affecting(made, candidate);

    assertThat(open(difference)).isEqualTo(after);
    assertThat(before).containsAll(fixed(difference));
    assertThat(Collections.disjoint(fixed(difference), after)).isTrue();
    before.removeAll(after);
    assertThat(fixed(difference)).isEqualTo(before);
    assertThat(difference.fixed()).hasSameSizeAs(before);
    assertThat(difference.open()).hasSameSizeAs(after);
    assertThat(difference.level())
        .isEqualTo(before.isEmpty() ? PatchLevel.BUGFIX : PatchLevel.SECURITY);
  }

  @Property
  void no_id_is_fixed_and_open_at_once(
      @ForAll("made") List<Made> made,
      @ForAll @IntRange(max = VERSIONS - 1) int running,
      @ForAll @IntRange(max = VERSIONS - 1) int candidate) {
    AdvisoryDifference difference = difference(made, running, candidate);
    List<String> all = new ArrayList<>();
    difference.fixed().forEach(advisory -> all.addAll(advisory.ids()));
    difference.open().forEach(open -> all.addAll(open.advisory().ids()));

    assertThat(all).doesNotHaveDuplicates();
  }

  @Property
  void to_stay_fixes_nothing_and_brings_nothing_in(
      @ForAll("made") List<Made> made, @ForAll @IntRange(max = VERSIONS - 1) int version) {
    AdvisoryDifference difference = difference(made, version, version);

    assertThat(difference.fixed()).isEmpty();
    assertThat(difference.open()).noneMatch(RemainingAdvisory::introduced);
  }

  @Property
  void there_and_back_only_what_was_fixed_comes_in_again(
      @ForAll("made") List<Made> made,
      @ForAll @IntRange(max = VERSIONS - 1) int running,
      @ForAll @IntRange(max = VERSIONS - 1) int candidate) {
    AdvisoryDifference back = difference(made, candidate, running);

    assertThat(
            ids(
                back.open().stream()
                    .filter(RemainingAdvisory::introduced)
                    .map(RemainingAdvisory::advisory)
                    .toList()))
        .isEqualTo(fixed(difference(made, running, candidate)));
  }

  @Property
  void the_order_of_the_records_and_repetitions_do_not_matter(
      @ForAll("made") List<Made> made,
      @ForAll @IntRange(max = VERSIONS - 1) int running,
      @ForAll @IntRange(max = VERSIONS - 1) int candidate,
      @ForAll Random random) {
    List<Made> shuffled = new ArrayList<>(made);
    shuffled.addAll(made);
    Collections.shuffle(shuffled, random);

    assertThat(difference(shuffled, running, candidate))
        .isEqualTo(difference(made, running, candidate));
  }

  @Property
  void the_first_clean_release_is_the_first_that_a_search_through_all_finds(
      @ForAll("made") List<Made> made, @ForAll @IntRange(max = VERSIONS - 1) int candidate) {
    List<String> released = IntStream.range(0, VERSIONS).mapToObj(v -> version(v)).toList();
    Optional<Fix.In> expected =
        IntStream.range(candidate, VERSIONS)
            .filter(v -> affecting(made, v).isEmpty())
            .mapToObj(v -> new Fix.In(version(v), v / 5 == candidate / 5))
            .findFirst();

    AdvisoryDifference difference = difference(made, candidate, candidate, released);

    assertThat(difference.firstClean()).isEqualTo(expected);
  }

  @Property
  void the_first_fix_of_an_open_one_is_the_first_release_that_is_free_of_it(
      @ForAll("made") List<Made> made, @ForAll @IntRange(max = VERSIONS - 1) int candidate) {
    List<String> released = IntStream.range(0, VERSIONS).mapToObj(v -> version(v)).toList();

    for (RemainingAdvisory open : difference(made, candidate, candidate, released).open()) {
      Fix expected =
          IntStream.range(candidate + 1, VERSIONS)
              .filter(v -> !affecting(made, v).contains(open.advisory().ids()))
              .<Fix>mapToObj(v -> new Fix.In(version(v), v / 5 == candidate / 5))
              .findFirst()
              .orElse(new Fix.NoneKnown());
      assertThat(open.fix()).isEqualTo(expected);
    }
  }

  @Property
  void a_version_that_a_record_names_as_clean_is_clean(
      @ForAll("made") List<Made> made, @ForAll @IntRange(max = VERSIONS - 1) int candidate) {
    difference(made, candidate, candidate)
        .firstClean()
        .ifPresent(
            clean ->
                assertThat(
                        IntStream.range(candidate, VERSIONS)
                            .filter(v -> version(v).equals(clean.version())))
                    .allMatch(v -> affecting(made, v).isEmpty())
                    .hasSize(1));
  }

  @Provide
  Arbitrary<List<Made>> made() {
    Arbitrary<String> ids = Arbitraries.of("CVE-1", "CVE-2", "CVE-3", "GHSA-1", "GHSA-2", "BIT-1");
    Arbitrary<Integer> from = Arbitraries.integers().between(0, VERSIONS - 1);
    Arbitrary<Integer> length = Arbitraries.integers().between(0, VERSIONS);
    return Combinators.combine(ids, ids.list().ofMaxSize(1), from, length)
        .as(
            (id, aliases, start, l) ->
                new Made(id, aliases, start, start + l < VERSIONS ? start + l : -1))
        .list()
        .ofMaxSize(6);
  }
}
