package io.geusemaker.core.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions are patches of one another. */
class VersionLineTest {

  @ParameterizedTest
  @CsvSource({
    "library/postgres, 15.4, 15.8, true",
    "library/postgres, 15.4, 15.4.0, true",
    "library/postgres, 15.4 (Debian 15.4-1.pgdg120+1), 15.8, true",
    "library/postgres, 15.4, 16.1, false",
    "library/postgres, 9.6.1, 9.6.24, true",
    "library/postgres, 9.6.1, 9.5.25, false",
    "localhost:5000/postgres, 15.4, 15.8, true",
    "bitnami/postgresql, 15.4.0, 15.8.0, false",
    "n8nio/n8n, 1.123.5, 1.123.32, true",
    "n8nio/n8n, 1.123.5, 2.17.4, false",
    "n8nio/n8n, 1.123.5, 1, false",
    "qdrant/qdrant, v1.9.2, 1.9.7, true",
    "qdrant/qdrant, 1.9.2, junk, false",
    "qdrant/qdrant, junk, junk, false",
  })
  void two_versions_are_on_one_line(String repository, String one, String other, boolean same) {
    assertThat(VersionLine.of(repository).sameLine(one, other)).isEqualTo(same);
    assertThat(VersionLine.of(repository).sameLine(other, one)).isEqualTo(same);
  }

  @Test
  void a_registry_before_the_repository_changes_nothing() {
    assertThat(VersionLine.of("docker.n8n.io/n8nio/n8n")).isEqualTo(VersionLine.of("n8nio/n8n"));
    assertThat(VersionLine.of("someone/postgres")).isEqualTo(VersionLine.general());
    assertThat(VersionLine.of("")).isEqualTo(VersionLine.general());
  }

  @Test
  void a_project_that_numbers_differently_gets_a_policy_of_its_own() {
    List<String> tags = List.of("1.4", "1.9", "2.0", "1.4.2.9", "1.4.3.1");
    assertThat(PatchSelector.select(Tag.parse("1.4"), tags, VersionLine.ofParts(1)))
        .isEqualTo(new Selection.Candidate(Tag.parse("1.9"), List.of()));
    assertThat(PatchSelector.select(Tag.parse("1.4.2.1"), tags, VersionLine.ofParts(3)))
        .isEqualTo(new Selection.Candidate(Tag.parse("1.4.2.9"), List.of()));
  }

  @Test
  void no_line_at_all_is_refused() {
    assertThatThrownBy(() -> VersionLine.ofParts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @ParameterizedTest
  @CsvSource({
    "library/postgres, 15.4, false", "library/postgres, 9.6, true", "qdrant/qdrant, v1.15, true",
    "qdrant/qdrant, v1.15.1, false", "qdrant/qdrant, latest, true", "qdrant/qdrant, *, false"
  })
  void a_tag_that_names_a_whole_line_floats(String repository, String tag, boolean floats) {
    assertThat(VersionLine.of(repository).isFloating(Tag.parse(tag))).isEqualTo(floats);
  }
}
