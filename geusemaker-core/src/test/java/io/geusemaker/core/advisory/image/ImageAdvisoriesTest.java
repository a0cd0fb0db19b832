package io.geusemaker.core.advisory.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.PatchLevel;
import io.geusemaker.api.spi.AdvisorySource;
import io.geusemaker.api.spi.ImageAdvisory;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryDifference;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.Assessment;
import io.geusemaker.core.advisory.ImageVersion;
import io.geusemaker.core.advisory.Releases;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Advisories of a source that was plugged in. */
class ImageAdvisoriesTest {

  private static AdvisoryQuestion question(String running, String candidate) {
    return new AdvisoryQuestion(
        List.of(), ImageVersion.of(running), ImageVersion.of(candidate), "acme/search");
  }

  private static AdvisoryAnswer answer(AdvisorySource source, String running) {
    return new ImageAdvisories("csv:table", source).about(question(running, "3.2.0"));
  }

  @Test
  void areAskedForByTheRepository() {
    List<String> asked = new ArrayList<>();

    AdvisoryAnswer answer =
        answer(
            repository -> {
              asked.add(repository);
              return List.of();
            },
            "3.1.0");

    assertThat(asked).containsExactly("acme/search");
    assertThat(answer).isEqualTo(new AdvisoryAnswer.Known("csv:table", List.of(), List.of()));
  }

  @Test
  void sayWhatAMoveFixesAndLeavesOpen() {
    AdvisorySource source =
        repository ->
            List.of(
                ImageAdvisory.of("CVE-1", "High", "fixed").affecting("", "3.1.1"),
                ImageAdvisory.of("CVE-2", "low", "open").affectingFrom("3.0.0"),
                ImageAdvisory.of("CVE-3", "", "past").affecting("1.0", "2.0").affecting("", "0.9"),
                ImageAdvisory.of("CVE-4", "", "later").affectingFrom("4.0.0"));

    Assessment assessment =
        Assessment.of(
            List.of(new ImageAdvisories("csv:table", source)),
            question("3.1.0", "3.2.0"),
            Releases.notAtHand(version -> true));

    AdvisoryDifference difference = (AdvisoryDifference) assessment;
    assertThat(difference.level()).isEqualTo(PatchLevel.SECURITY);
    assertThat(difference.fixed()).extracting(Advisory::id).containsExactly("CVE-1");
    assertThat(difference.open()).extracting(open -> open.advisory().id()).containsExactly("CVE-2");
    assertThat(difference.complete()).isTrue();
  }

  @Test
  void areGapsWhereTheirVersionsCannotBeRead() {
    AdvisorySource source =
        repository ->
            List.of(
                ImageAdvisory.of("ONE", "", ""),
                ImageAdvisory.of("TWO", "", "").affecting("", "soon"),
                ImageAdvisory.of("THREE", "", "").affecting("2.0", "1.0"));

    assertThat(((AdvisoryAnswer.Known) answer(source, "3.1.0")).unreadable())
        .extracting(Object::toString)
        .containsExactly(
            "ONE: it names no versions",
            "TWO: \"soon\" is not a version",
            "THREE: a range ends before it begins");
  }

  @Test
  void areMissingWhenTheSourceCannotTell() {
    assertThat(
            answer(
                repository -> {
                  throw new NoSuchFileException("/etc/table");
                },
                "3.1.0"))
        .hasToString("csv:table: it is not there");
    assertThat(
            answer(
                repository -> {
                  throw new IOException("line 3 has not 6 columns");
                },
                "3.1.0"))
        .hasToString("csv:table: line 3 has not 6 columns");
    assertThat(
            answer(
                repository -> {
                  throw new IllegalStateException("a defect");
                },
                "3.1.0"))
        .hasToString("csv:table: it failed: java.lang.IllegalStateException: a defect");
    assertThat(answer(repository -> List.of(), "latest"))
        .hasToString("csv:table: \"latest\" is not a version that can be compared");
  }

  /** From the first version on and before the first one without it, and nowhere else. */
  @Property
  void coverExactlyTheirRange(
      @ForAll @IntRange(max = 9) int introduced,
      @ForAll @IntRange(min = 1, max = 9) int length,
      @ForAll @IntRange(max = 30) int version)
      throws Exception {
    int fixed = introduced + length;
    AffectedRanges ranges =
        AffectedRanges.of(
            ImageAdvisory.of("X", "", "").affecting("1." + introduced, "1." + fixed),
            question("1.0", "1.1").scheme());

    assertThat(ranges.coverage("1." + version) == AffectedRanges.Coverage.AFFECTED)
        .isEqualTo(introduced <= version && version < fixed);
    assertThat(ranges.coverage("junk")).isEqualTo(AffectedRanges.Coverage.UNKNOWN);
    assertThat(ranges.fixedIn()).containsExactly("1." + fixed);
    assertThat(ranges.component()).isEqualTo(Optional.empty());
  }
}
