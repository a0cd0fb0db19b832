package io.geusemaker.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which full tag is behind a floating one. */
class FloatingTagsTest {

  @ParameterizedTest
  @CsvSource({
    "library/postgres, 15-alpine, 15.8, 15.8-alpine",
    "library/postgres, 15, 15.8 (Debian 15.8-1.pgdg120+1), 15.8",
    "library/postgres, 9.6, 9.6.24, 9.6.24",
    "library/postgres, alpine3.20, 15.8, 15.8-alpine3.20",
    "library/postgres, bookworm, 15.8, 15.8-bookworm",
    "library/redis, 32bit, 5.0.14, 5.0.14-32bit",
    "library/nginx, stable-alpine, 1.28.0, 1.28.0-alpine",
    "library/nginx, mainline-alpine3.21-perl, 1.27.4, 1.27.4-alpine3.21-perl",
    "n8nio/n8n, latest, 1.123.5, 1.123.5",
    "n8nio/n8n, latest-debian, 1.37.3, 1.37.3-debian",
    "qdrant/qdrant, latest, 1.9.2, v1.9.2",
    "qdrant/qdrant, v1.15, 1.15.1, v1.15.1",
    "qdrant/qdrant, gpu-nvidia-latest, 1.15.1, v1.15.1-gpu-nvidia",
    "ollama/ollama, rocm, 0.5.7, 0.5.7-rocm",
  })
  void the_version_that_runs_tells_it(String repository, String tag, String version, String full) {
    assertThat(resolve(tag, version, RealTags.of(repository).tags(), repository)).contains(full);
  }

  @ParameterizedTest
  @CsvSource({
    "library/postgres, 15-alpine, 16.1, contradicts the tag",
    "library/postgres, 15-alpine, 15.99, is not in the list",
    "library/postgres, 15, 15, names a line only",
    "library/postgres, 15, 16beta1, is a prerelease",
    "library/postgres, 15, '', is empty",
    "library/postgres, 15.4, 15.4, does not float",
    "n8nio/n8n, nightly, 1.123.5, follows prereleases",
    "n8nio/n8n, ai-beta, 1.123.5, follows prereleases",
    "n8nio/n8n, latest, 1.123.5-custom.1, is of another build",
    "unclecode/crawl4ai, latest, 0.7.0, has two builds",
    "unclecode/crawl4ai, all-amd64, 0.7.1, has no such variant",
  })
  void what_is_not_certain_is_not_answered(
      String repository, String tag, String version, String why) {
    assertThat(resolve(tag, version, RealTags.of(repository).tags(), repository)).as(why).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "15, 15.10 15.9 15.8",
    "15-alpine, 15.9-alpine",
    "latest, 16.1 15.10 15.9 15.8",
    "15.8, ''",
    "16beta, ''"
  })
  void those_that_it_can_stand_for_are_full_and_of_its_kind_the_newest_first(
      String tag, String candidates) {
    List<String> tags =
        List.of("15.8", "15.10", "15", "latest", "15.9-alpine", "15.9", "16beta1", "16.1", "nope");

    assertThat(
            FloatingTags.candidates(Tag.parse(tag), tags, VersionLine.of("postgres")).stream()
                .map(Tag::text))
        .isEqualTo(candidates.isEmpty() ? List.of() : List.of(candidates.split(" ")));
  }

  @Test
  void two_spellings_of_the_version_leave_it_open_unless_the_tag_has_one() {
    List<String> tags = List.of("1.9.2", "v1.9.2", "v1.9.2");
    assertThat(resolve("latest", "1.9.2", tags, "app/app")).isEmpty();
    assertThat(resolve("v1", "1.9.2", tags, "app/app")).contains("v1.9.2");
  }

  @Test
  void a_build_of_a_major_version_is_no_hint_at_the_builds_of_its_patches() {
    assertThat(resolve("17_35-jdk", "17.0.9", List.of("17.0.9-jdk"), "app/app")).isEmpty();
  }

  private static Optional<String> resolve(
      String tag, String version, List<String> tags, String repository) {
    return FloatingTags.resolve(Tag.parse(tag), version, tags, VersionLine.of(repository))
        .map(Tag::text);
  }
}
