package io.geusemaker.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.selection.Selection.Candidate;
import io.geusemaker.core.selection.Selection.NoCandidate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tag that a real repository ever had, as the one that runs. */
class RealListsTest {

  static List<String> repositories() {
    return RealTags.REPOSITORIES;
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void each_full_tag_is_patched_to_the_newest_of_its_line_and_variant(String repository) {
    RealTags list = RealTags.of(repository);
    List<Oracle.Release> releases = Oracle.releases(list);
    assertThat(releases).hasSizeGreaterThan(20);
    for (Oracle.Release release : releases) {
      assertThat(Picks.pick(repository, release.text(), list.tags()))
          .as("patch of " + release.text())
          .isEqualTo(Oracle.newest(release, releases));
    }
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void everything_else_is_left_alone_and_the_reason_told(String repository) {
    RealTags list = RealTags.of(repository);
    for (String tag : list.tags()) {
      if (Oracle.release(repository, tag).isPresent() || Oracle.isUnstable(tag)) {
        continue;
      }
      Selection selection = Picks.select(repository, tag, list.tags());
      assertThat(selection).as("patch of " + tag).isInstanceOf(NoCandidate.class);
      assertThat(((NoCandidate) selection).reason()).contains(tag);
    }
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void a_prerelease_leads_to_a_final_release_of_its_line_at_most(String repository) {
    RealTags list = RealTags.of(repository);
    for (String tag : list.tags()) {
      if (!Oracle.isUnstable(tag)) {
        continue;
      }
      Selection selection = Picks.select(repository, tag, list.tags());
      if (selection instanceof Candidate candidate) {
        Optional<Oracle.Release> to = Oracle.release(repository, candidate.tag().text());
        assertThat(to).as("patch of " + tag).isPresent();
        assertThat(tag).startsWith(to.get().v() + to.get().line() + ".");
        assertThat(repository).isNotIn("library/postgres", "library/redis", "qdrant/qdrant");
      } else {
        assertThat(((NoCandidate) selection).reason()).contains(tag);
      }
    }
  }
}
