package io.geusemaker.core.advisory.osv;

import static io.geusemaker.core.advisory.osv.Records.advisory;
import static io.geusemaker.core.advisory.osv.Records.known;
import static io.geusemaker.core.advisory.osv.Records.move;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.model.PatchLevel;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryDifference;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.Assessment;
import io.geusemaker.core.advisory.Fix;
import io.geusemaker.core.advisory.Releases;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdvisoryDifferenceTest {

  /** Fixed in 1.123.32, 2.17.4 and 2.18.1, in three entries, as n8n's are. */
  private static ObjectNode split(String id) {
    return advisory(
        id,
        "[{'introduced':'0'},{'fixed':'1.123.32'}]",
        "[{'introduced':'2.18.0'},{'fixed':'2.18.1'}]",
        "[{'introduced':'2.0.0'},{'fixed':'2.17.4'}]");
  }

  private static ObjectNode rated(ObjectNode item, String severity) {
    item.putObject("database_specific").put("severity", severity);
    return item;
  }

  private static Predicate<String> line(String prefix) {
    return version -> version.startsWith(prefix);
  }

  private static AdvisoryDifference difference(
      AdvisoryQuestion question, Releases releases, List<? extends JsonNode> items) {
    Assessment assessment = Assessment.of(List.of(Records.source(items)), question, releases);
    return (AdvisoryDifference) assessment;
  }

  private static AdvisoryDifference difference(
      AdvisoryQuestion question, String line, List<? extends JsonNode> items) {
    return difference(question, Releases.notAtHand(line(line)), items);
  }

  @Test
  void what_the_candidate_no_longer_has_is_fixed() {
    AdvisoryDifference difference =
        difference(
            move("2.17.0", "2.17.4"), "2.17.", List.of(known(split("GHSA-1"), "CVE-2026-42237")));

    assertThat(difference.level()).isEqualTo(PatchLevel.SECURITY);
    assertThat(difference.open()).isEmpty();
    assertThat(difference.firstClean()).contains(new Fix.In("2.17.4", true));
    assertThat(difference.complete()).isTrue();
    assertThat(difference).hasToString("fixes CVE-2026-42237; none known stays open");
  }

  @Test
  void a_line_without_a_fix_is_told_the_next_one_that_has_it() {
    AdvisoryDifference difference =
        difference(move("2.16.0", "2.16.2"), "2.16.", List.of(split("CVE-2026-42237")));

    assertThat(difference.level()).isEqualTo(PatchLevel.BUGFIX);
    assertThat(difference.open().get(0).fix()).isEqualTo(new Fix.In("2.17.4", false));
    assertThat(difference.open().get(0).introduced()).isFalse();
    assertThat(difference.open().get(0))
        .hasToString("CVE-2026-42237; fixed in 2.17.4 (another line)");
    assertThat(difference.summary())
        .isEqualTo(
            "fixes no known vulnerability; 1 stays open, "
                + "the first version without any known is 2.17.4 (another line)");
  }

  @Test
  void the_first_fix_of_each_is_not_yet_a_version_without_any() {
    AdvisoryDifference difference =
        difference(
            move("2.16.0", "2.16.2"),
            "2.16.",
            List.of(
                rated(split("CVE-1"), "LOW"),
                rated(advisory("CVE-2", "[{'introduced':'2.0.0'},{'fixed':'2.16.3'}]"), "CRITICAL"),
                advisory("CVE-3", "[{'introduced':'2.17.0'},{'fixed':'2.18.0'}]"),
                advisory("CVE-4", "[{'introduced':'0'},{'fixed':'2.16.1'}]")));

    assertThat(difference.open().stream().map(open -> open.fix().toString()))
        .containsExactly("fixed in 2.16.3", "fixed in 2.17.4 (another line)");
    assertThat(difference.summary())
        .isEqualTo(
            "fixes CVE-4; 2 stay open (worst: critical), "
                + "the first version without any known is 2.18.1 (another line)");
  }

  @Test
  void releases_that_exist_are_preferred_to_versions_that_records_name() {
    ObjectNode off = advisory("CVE-1", "[{'introduced':'14.0.0'},{'fixed':'14.0.1'}]");
    Releases releases = new Releases(List.of("15.0", "14.1", "14.2", "latest"), line("14."));

    AdvisoryDifference named = difference(move("14.0", "14.0"), "14.", List.of(off));
    AdvisoryDifference released = difference(move("14.0", "14.0"), releases, List.of(off));

    assertThat(named.firstClean()).contains(new Fix.In("14.0.1", true));
    assertThat(released.firstClean()).contains(new Fix.In("14.1", true));
    assertThat(released.open().get(0).fix()).isEqualTo(new Fix.In("14.1", true));
  }

  @Test
  void a_fix_that_is_not_released_yet_is_named_all_the_same() {
    Releases releases = new Releases(List.of("14.1", "14.2"), line("14."));
    ObjectNode ahead = advisory("CVE-1", "[{'introduced':'0'},{'fixed':'14.3.0'}]");

    assertThat(difference(move("14.1", "14.2"), releases, List.of(ahead)).firstClean())
        .contains(new Fix.In("14.3", true));
  }

  @Test
  void the_last_affected_version_and_no_fix_at_all_are_told_apart() {
    ObjectNode last = advisory("CVE-1", "[{'introduced':'15.1.0'},{'last_affected':'15.1.0'}]");
    ObjectNode never = advisory("CVE-2", "[{'introduced':'0'}]");

    AdvisoryDifference difference = difference(move("15.0", "15.1"), "15.", List.of(last, never));

    assertThat(difference.open().stream().map(open -> open.fix().toString()))
        .containsExactly("fixed after 15.1", "no fix known");
    assertThat(difference.summary())
        .isEqualTo(
            "fixes no known vulnerability; 2 are open, 1 of them new, "
                + "no version without any is known");
    Releases releases = new Releases(List.of("15.0", "15.1", "15.2"), line("15."));
    assertThat(difference(move("15.0", "15.1"), releases, List.of(last)).open().get(0).fix())
        .isEqualTo(new Fix.In("15.2", true));
  }

  @Test
  void one_that_the_candidate_brings_in_is_marked() {
    AdvisoryDifference difference =
        difference(
            move("1.0.0", "1.0.1"),
            "1.0.",
            List.of(
                rated(advisory("CVE-1", "[{'introduced':'1.0.1'},{'fixed':'1.0.2'}]"), "HIGH")));

    assertThat(difference.open().get(0).introduced()).isTrue();
    assertThat(difference.summary())
        .isEqualTo(
            "fixes no known vulnerability; 1 is open, 1 of them new (high), "
                + "the first version without any known is 1.0.2");
  }

  @Test
  void records_of_one_vulnerability_count_once_and_the_worst_counts() {
    ObjectNode bitnami =
        known(advisory("BIT-shop-1", "[{'introduced':'0'},{'fixed':'1.0.2'}]"), "CVE-2026-1");
    ObjectNode github =
        rated(
            known(advisory("GHSA-1", "[{'introduced':'0'},{'fixed':'1.0.3'}]"), "CVE-2026-1"),
            "HIGH");
    github.put("summary", "Told by GitHub");

    AdvisoryDifference open = difference(move("1.0.1", "1.0.2"), "1.0.", List.of(bitnami, github));

    assertThat(open.fixed()).isEmpty();
    assertThat(open.open()).hasSize(1);
    Advisory advisory = open.open().get(0).advisory();
    assertThat(advisory.ids()).containsExactly("BIT-shop-1", "CVE-2026-1", "GHSA-1");
    assertThat(open.open().get(0)).hasToString("CVE-2026-1 (high) Told by GitHub; fixed in 1.0.3");
    assertThat(difference(move("1.0.1", "1.0.3"), "1.0.", List.of(bitnami, github)).fixed())
        .containsExactly(advisory);
  }

  @Test
  void ids_are_joined_over_a_chain_whatever_the_order() {
    ObjectNode a = known(advisory("A", "[{'introduced':'0'}]"), "B");
    ObjectNode c = known(advisory("C", "[{'introduced':'0'}]"), "D");
    ObjectNode bridge = known(advisory("B", "[{'introduced':'0'}]"), "C");

    assertThat(difference(move("1", "2"), "1", List.of(a, c)).open()).hasSize(2);
    assertThat(difference(move("1", "2"), "1", List.of(a, c, bridge)).open()).hasSize(1);
    assertThat(difference(move("1", "2"), "1", List.of(bridge, c, a)).open()).hasSize(1);
  }

  @Test
  void a_long_list_is_cut_in_the_summary_only() {
    List<ObjectNode> many =
        IntStream.range(0, 9)
            .mapToObj(i -> advisory("CVE-" + i, "[{'introduced':'0'},{'fixed':'1.0.1'}]"))
            .toList();

    AdvisoryDifference difference = difference(move("1.0.0", "1.0.1"), "1.0.", many);

    assertThat(difference.fixed()).hasSize(9);
    assertThat(difference.summary())
        .isEqualTo(
            "fixes CVE-0, CVE-1, CVE-2, CVE-3, CVE-4, CVE-5 and 3 more; none known stays open");
  }

  @Test
  void what_could_not_be_read_or_asked_is_told_and_not_taken_for_harmless() {
    Advisories silent = question -> new AdvisoryAnswer.Unavailable("OSV", "it answered 503");
    Advisories damaged = Records.source(List.of(advisory("CVE-1", "[{'fixed':'1'}]")));
    Releases releases = Releases.notAtHand(line("1."));

    Assessment assessment =
        Assessment.of(List.of(silent, damaged), move("1.0.0", "1.0.1"), releases);

    assertThat(assessment.level()).isEqualTo(PatchLevel.BUGFIX);
    assertThat(assessment.complete()).isFalse();
    assertThat(assessment.unavailable()).hasSize(1);
    assertThat(((AdvisoryDifference) assessment).unreadable())
        .singleElement()
        .hasToString("CVE-1: a range does not say where it begins");
    assertThat(assessment.summary())
        .isEqualTo(
            "fixes no known vulnerability; none known stays open; 1 record could not be read; "
                + "not counted: OSV: it answered 503");
  }

  @Test
  void that_no_source_answers_is_something_else_than_no_advisories() {
    Advisories silent = question -> new AdvisoryAnswer.Unavailable("OSV", "it answered 503");
    Releases releases = Releases.notAtHand(line("1."));

    Assessment unknown = Assessment.of(List.of(silent), move("1.0.0", "1.0.1"), releases);
    Assessment nobody = Assessment.of(List.of(), move("1.0.0", "1.0.1"), releases);
    Assessment none =
        Assessment.of(List.of(Records.source(List.of())), move("1.0.0", "1.0.1"), releases);

    assertThat(unknown).isInstanceOf(Assessment.NotAssessed.class);
    assertThat(unknown.level()).isEqualTo(PatchLevel.UNKNOWN).hasToString("unknown");
    assertThat(unknown.complete()).isFalse();
    assertThat(unknown).hasToString("what it fixes is not known: OSV: it answered 503");
    assertThat(nobody).hasToString("what it fixes is not known: no source of advisories was named");
    assertThat(none.level()).isEqualTo(PatchLevel.BUGFIX);
    assertThat(none.complete()).isTrue();
  }
}
