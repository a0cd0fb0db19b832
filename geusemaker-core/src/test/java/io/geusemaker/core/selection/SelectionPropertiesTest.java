package io.geusemaker.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.selection.Selection.Candidate;
import io.geusemaker.core.selection.Selection.NoCandidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for every list, however strange. */
class SelectionPropertiesTest {

  private static final List<String> SUFFIXES =
      List.of(
          "",
          "",
          "",
          "-alpine",
          "-alpine3.18",
          "-alpine3.19",
          "-rc1",
          "rc1",
          "-beta.2",
          "-v8",
          "-v10",
          "-r1",
          "-r2-slim",
          "-0",
          "-3",
          "-security-02",
          "-debian-11-r4",
          "_9-jre",
          "-20240110",
          "-rocm",
          "-rc0-rocm",
          "-Alpine");

  @Provide
  Arbitrary<String> tags() {
    Arbitrary<String> number = Arbitraries.of("0", "1", "2", "9", "10", "03", "15", "20240110");
    Arbitrary<String> version =
        number.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join(".", parts));
    Arbitrary<String> near = number.map(patch -> "1.2." + patch);
    return Combinators.combine(
            Arbitraries.of("", "", "", "v", "V"),
            Arbitraries.frequencyOf(Tuple.of(3, near), Tuple.of(2, version)),
            Arbitraries.of(SUFFIXES))
        .as((prefix, numbers, suffix) -> prefix + numbers + suffix)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return tags().list().ofMaxSize(40).withoutEdgeCases();
  }

  @Provide
  Arbitrary<String> junk() {
    Arbitrary<String> legal =
        Arbitraries.strings().withChars("0123456789.-_vrabcABCxM#:@ ").ofMaxLength(24);
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(140), legal, tags());
  }

  @Provide
  Arbitrary<VersionLine> policies() {
    return Arbitraries.of(
        VersionLine.general(),
        VersionLine.of("postgres"),
        VersionLine.of("n8nio/n8n"),
        VersionLine.ofParts(1),
        VersionLine.ofParts(3));
  }

  private static Optional<Tag> pick(Tag current, List<String> tags, VersionLine policy) {
    return PatchSelector.select(current, tags, policy) instanceof Candidate candidate
        ? Optional.of(candidate.tag())
        : Optional.empty();
  }

  @Property
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void the_line_the_variant_and_the_spelling_stay(
      @ForAll("tags") String current,
      @ForAll("lists") List<String> tags,
      @ForAll("policies") VersionLine policy) {
    Tag running = Tag.parse(current);
    Optional<Tag> picked = pick(running, tags, policy);
    Statistics.label("patched")
        .collect(picked.isPresent())
        .coverage(found -> found.check(true).percentage(share -> share > 3));
    picked.ifPresent(
        tag -> {
          assertThat(policy.sameLine(digits(current), digits(tag.text()))).isTrue();
          assertThat(tag.variant()).isEqualTo(running.variant());
          assertThat(tag.prefix()).isEqualTo(running.prefix());
          assertThat(tag.parts()).hasSameSizeAs(running.parts());
          assertThat(tag.text()).doesNotContainPattern("rc|beta");
          assertThat(tags).contains(tag.text());
        });
  }

  private static String digits(String tag) {
    return tag.replaceFirst("^[vV]", "").replaceFirst("[^0-9.].*", "");
  }

  @Property
  void it_never_goes_back(
      @ForAll("tags") String current,
      @ForAll("lists") List<String> tags,
      @ForAll("policies") VersionLine policy) {
    Tag running = Tag.parse(current);
    pick(running, tags, policy)
        .ifPresent(
            tag -> {
              assertThat(tag).isNotEqualTo(running);
              assertThat(pick(tag, List.of(current), policy)).isEmpty();
              assertThat(tag.numbers()).isGreaterThanOrEqualTo(running.numbers());
            });
  }

  @Property
  void the_candidate_has_no_candidate(
      @ForAll("tags") String current,
      @ForAll("lists") List<String> tags,
      @ForAll("policies") VersionLine policy) {
    pick(Tag.parse(current), tags, policy)
        .ifPresent(tag -> assertThat(pick(tag, tags, policy)).isEmpty());
  }

  @Property
  void more_tags_never_make_the_answer_older(
      @ForAll("tags") String current,
      @ForAll("lists") List<String> tags,
      @ForAll("lists") List<String> more,
      @ForAll("policies") VersionLine policy) {
    Tag running = Tag.parse(current);
    List<String> all = Stream.concat(tags.stream(), more.stream()).toList();
    Optional<Tag> before = pick(running, tags, policy);
    Optional<Tag> after = pick(running, all, policy);
    before.ifPresent(
        old -> {
          assertThat(after).isPresent();
          assertThat(after.get().compareNumbers(old)).isNotNegative();
        });
  }

  @Property
  void the_order_of_the_list_and_repetitions_do_not_matter(
      @ForAll("tags") String current,
      @ForAll("lists") List<String> tags,
      @ForAll("policies") VersionLine policy,
      @ForAll long seed) {
    List<String> other = new ArrayList<>(tags);
    other.addAll(tags);
    Collections.shuffle(other, new Random(seed));
    Tag running = Tag.parse(current);
    assertThat(PatchSelector.select(running, other, policy))
        .isEqualTo(PatchSelector.select(running, tags, policy));
  }

  @Property
  void junk_is_answered_with_a_reason_at_worst(
      @ForAll("junk") String current,
      @ForAll("policies") VersionLine policy,
      @ForAll List<String> strange,
      @ForAll("lists") List<String> tags) {
    List<String> all = Stream.concat(strange.stream(), tags.stream()).toList();
    Tag running = Tag.parse(current);
    Selection selection = PatchSelector.select(running, all, policy);
    if (selection instanceof NoCandidate none) {
      assertThat(none.reason()).isNotBlank();
    }
    assertThat(running.text()).isEqualTo(current);
    FloatingTags.resolve(running, current, all, policy)
        .ifPresent(tag -> assertThat(tags).contains(tag.text()));
    assertThat(policy.sameLine(current, current)).isIn(true, false);
  }

  @Property
  void junk_in_the_list_changes_nothing(
      @ForAll("tags") String current, @ForAll("lists") List<String> tags) {
    List<String> withJunk = new ArrayList<>(tags);
    Collections.addAll(withJunk, null, "", " ", "1.2.99 ", "1.2.\u0669", "1.2.99/x", "1.2.99+x");
    Tag running = Tag.parse(current);
    assertThat(PatchSelector.select(running, withJunk, VersionLine.general()))
        .isEqualTo(PatchSelector.select(running, tags, VersionLine.general()));
  }

  @Property
  void a_plain_version_is_patched_to_the_greatest_number(
      @ForAll("patches") List<Integer> patches, @ForAll("policies") VersionLine policy) {
    List<String> tags = patches.stream().map(patch -> "1.2.3." + patch).toList();
    int greatest = Collections.max(patches);
    Optional<Tag> wanted =
        greatest > 50 ? Optional.of(Tag.parse("1.2.3." + greatest)) : Optional.empty();
    assertThat(pick(Tag.parse("1.2.3.50"), tags, policy)).isEqualTo(wanted);
  }

  @Provide
  Arbitrary<List<Integer>> patches() {
    return Arbitraries.integers().between(0, 120).list().ofMinSize(1).ofMaxSize(6);
  }
}
