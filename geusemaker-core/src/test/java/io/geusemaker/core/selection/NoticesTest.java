package io.geusemaker.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.selection.Selection.Candidate;
import io.geusemaker.core.selection.Selection.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Patches that exist but are no candidates are told. */
class NoticesTest {

  @Test
  void a_newer_patch_on_another_release_of_the_base_system_is_told_with_the_candidate() {
    Selection selection =
        Picks.select(
            "postgres",
            "15.4-alpine3.18",
            List.of(
                "15.8-alpine3.18",
                "15.19-alpine3.24",
                "15.19-alpine3.23",
                "15.12-alpine3.20",
                "15.20-bookworm",
                "16.1-alpine3.24",
                "15.21beta1-alpine3.24"));

    assertThat(((Candidate) selection).tag()).isEqualTo(Tag.parse("15.8-alpine3.18"));
    assertThat(selection.notices())
        .containsExactly(
            new Notice(
                List.of(Tag.parse("15.19-alpine3.23"), Tag.parse("15.19-alpine3.24")),
                "a newer patch, 15.19, exists on alpine3.23, alpine3.24;"
                    + " another base system is more than a patch."));
  }

  @Test
  void it_is_told_as_well_when_there_is_no_candidate() {
    assertThat(
            Picks.refusal("postgres", "15.8-bookworm", "15.8-bookworm", "15.19-trixie").notices())
        .singleElement()
        .satisfies(notice -> assertThat(notice.words()).contains("15.19, exists on trixie"));
  }

  @Test
  void a_newer_patch_whose_builds_are_numbered_differently_is_told() {
    assertThat(Picks.refusal("unclecode/crawl4ai", "0.7.0-r1", "0.7.0", "0.7.8").notices())
        .singleElement()
        .satisfies(notice -> assertThat(notice.tags()).containsExactly(Tag.parse("0.7.8")));
  }

  @Test
  void other_variants_are_no_news() {
    assertThat(Picks.refusal("app/app", "1.2.3", "1.2.4-alpine", "1.2.4-debian-12").notices())
        .isEmpty();
    assertThat(Picks.refusal("app/app", "1.2.3-bookworm", "1.2.4-jammy", "1.2.4").notices())
        .isEmpty();
  }

  @Test
  void the_final_release_that_follows_a_prerelease_of_a_database_is_named() {
    assertThat(Picks.refusal("qdrant/qdrant", "v1.9.0-rc1", "v1.9.0-rc2", "v1.9.7").reason())
        .contains("v1.9.7");
    assertThat(Picks.refusal("qdrant/qdrant", "v1.9.0-rc1", "v1.9.0-rc2").reason())
        .contains("no final release");
  }
}
