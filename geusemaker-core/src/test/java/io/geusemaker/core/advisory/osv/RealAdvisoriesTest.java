package io.geusemaker.core.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.AdvisoryDifference;
import io.geusemaker.core.advisory.Assessment;
import io.geusemaker.core.advisory.Fix;
import io.geusemaker.core.advisory.ImagePackages;
import io.geusemaker.core.advisory.Releases;
import io.geusemaker.core.advisory.RemainingAdvisory;
import io.geusemaker.core.advisory.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moves between real versions, by real advisories. */
class RealAdvisoriesTest {

  /** A move within a line that is named by the beginning of its versions. */
  private static AdvisoryDifference move(
      String repository, String line, String running, String candidate) {
    return (AdvisoryDifference)
        Assessment.of(
            List.of(new OsvDirectory(Records.resource("osv"))),
            Records.move(ImagePackages.standard().of(repository), running, candidate),
            Releases.notAtHand(version -> version.startsWith(line)));
  }

  private static List<String> fixed(AdvisoryDifference difference) {
    return difference.fixed().stream().map(Advisory::id).toList();
  }

  private static List<String> open(AdvisoryDifference difference) {
    return difference.open().stream().map(open -> open.advisory().id()).toList();
  }

  private static RemainingAdvisory open(AdvisoryDifference difference, String id) {
    return difference.open().stream()
        .filter(open -> open.advisory().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not open: " + difference));
  }

  @ParameterizedTest
  @CsvSource({
    "CVE-2024-7348, 15, 8",
    "CVE-2024-7348, 16, 4",
    "CVE-2024-10976, 15, 9",
    "CVE-2024-10976, 16, 5",
    "CVE-2024-10976, 17, 1",
    "CVE-2024-10978, 15, 9",
    "CVE-2025-4207, 15, 13",
    "CVE-2025-8714, 15, 14",
    "CVE-2025-12817, 15, 15",
    "CVE-2026-2003, 15, 16",
    "CVE-2026-2005, 15, 16",
    "CVE-2026-6473, 15, 18",
    "CVE-2026-6475, 15, 18",
    "CVE-2026-6477, 15, 18",
    "CVE-2026-6479, 15, 18",
    "CVE-2026-6637, 15, 18"
  })
  void a_minor_of_postgresql_fixes_what_its_release_notes_say(String cve, int major, int minor) {
    String before = major + "." + (minor - 1);
    String fix = major + "." + minor;

    AdvisoryDifference difference = move("postgres", major + ".", before, fix);
    AdvisoryDifference stay = move("postgres", major + ".", before, before);

    assertThat(fixed(difference)).contains(cve);
    assertThat(open(stay, cve).fix()).isEqualTo(new Fix.In(fix, true));
  }

  @Test
  void all_that_is_known_of_postgresql_15_4_is_closed_by_15_18() {
    AdvisoryDifference difference = move("postgres", "15.", "15.4", "15.18");

    assertThat(difference.open()).isEmpty();
    assertThat(difference.complete()).isTrue();
    assertThat(difference.summary())
        .isEqualTo(
            "fixes CVE-2024-7348, CVE-2025-8714, CVE-2026-2005, CVE-2026-6473, CVE-2026-6475, "
                + "CVE-2026-6477 and 9 more; none known stays open");
  }

  @Test
  void a_last_affected_version_ends_with_itself() {
    assertThat(open(move("postgres", "15.", "15.0", "15.1"), "CVE-2024-24213"))
        .asString()
        .startsWith("CVE-2024-24213 (critical) Supabase PostgreSQL v15.1 was discovered")
        .endsWith("; fixed after 15.1");
    assertThat(fixed(move("postgres", "15.", "15.1", "15.2"))).containsExactly("CVE-2024-24213");
  }

  @Test
  void a_patch_of_n8n_leaves_open_what_only_the_next_minor_fixes() {
    AdvisoryDifference difference = move("n8nio/n8n", "1.120.", "1.120.0", "1.120.4");

    assertThat(difference.fixed()).isEmpty();
    RemainingAdvisory worst = open(difference, "CVE-2026-21858");
    assertThat(worst.fix()).isEqualTo(new Fix.In("1.121.0", false));
    assertThat(worst.advisory().severity()).contains(Severity.CRITICAL);
    assertThat(difference.summary())
        .isEqualTo(
            "fixes no known vulnerability; 9 stay open (worst: critical), "
                + "the first version without any known is 2.27.4 (another line)");
  }

  @Test
  void a_fix_of_n8n_is_on_some_lines_only() {
    assertThat(fixed(move("n8nio/n8n", "1.123.", "1.123.31", "1.123.32")))
        .containsExactly("CVE-2026-42233");
    assertThat(fixed(move("n8nio/n8n", "2.17.", "2.17.3", "2.17.4")))
        .containsExactly("CVE-2026-42233");
    assertThat(fixed(move("n8nio/n8n", "2.18.", "2.18.0", "2.18.1")))
        .containsExactly("CVE-2026-42233");
    assertThat(open(move("n8nio/n8n", "2.16.", "2.16.0", "2.16.1"), "CVE-2026-42233").fix())
        .isEqualTo(new Fix.In("2.17.4", false));
  }

  @Test
  void qdrants_advisories_are_found_by_its_crate_and_by_its_repository() {
    AdvisoryDifference difference = move("qdrant/qdrant", "v1.8.", "v1.8.3", "v1.8.4");
    assertThat(open(difference)).containsExactly("CVE-2024-3829");
    assertThat(difference.firstClean()).contains(new Fix.In("v1.9.0", false));
    assertThat(difference.open().get(0).advisory().severity()).contains(Severity.CRITICAL);

    assertThat(fixed(move("qdrant/qdrant", "v1.9.", "v1.9.0-dev", "v1.9.0")))
        .containsExactly("CVE-2024-3584", "CVE-2024-3829");
  }

  @Test
  void crawl4ai_is_found_in_either_spelling() {
    AdvisoryDifference difference = move("unclecode/crawl4ai", "0.8.", "0.7.8", "0.8.0");

    assertThat(fixed(difference)).containsExactly("CVE-2026-26216", "CVE-2026-26217");
    assertThat(open(difference))
        .containsExactlyInAnyOrder(
            "CVE-2026-56266", "CVE-2026-53754", "CVE-2026-53755", "GHSA-r253-r9jw-qg44");
    assertThat(difference.firstClean()).contains(new Fix.In("0.9.0", false));
  }

  @Test
  void ollama_has_some_that_no_version_is_known_to_fix() {
    AdvisoryDifference difference = move("ollama/ollama", "0.1.", "0.1.28", "0.1.29");

    assertThat(fixed(difference)).containsExactly("CVE-2024-28224");
    assertThat(open(difference, "CVE-2024-45436").fix()).isEqualTo(new Fix.In("0.1.47", true));
    assertThat(open(difference, "CVE-2024-12886").fix()).isEqualTo(new Fix.In("0.4.0-ci1", false));
    assertThat(open(difference, "CVE-2024-12055").fix()).isEqualTo(new Fix.NoneKnown());
    assertThat(difference.summary())
        .isEqualTo("fixes CVE-2024-28224; 7 stay open, no version without any is known");
  }
}
