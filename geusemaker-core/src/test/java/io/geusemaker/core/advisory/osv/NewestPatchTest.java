package io.geusemaker.core.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.AdvisoryDifference;
import io.geusemaker.core.advisory.AdvisoryPackage;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.Assessment;
import io.geusemaker.core.advisory.Releases;
import io.geusemaker.core.advisory.version.VersionKey;
import io.geusemaker.core.advisory.version.VersionScheme;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How often the newest patch of the same line is enough: for every released version with a known
 * advisory, whether it closes all of them, some, or none.
 */
class NewestPatchTest {

  record Count(long all, long some, long none) {}

  private static Count count(
      AdvisoryPackage program, String records, String releases, UnaryOperator<String> line)
      throws IOException {
    List<String> versions = Records.lines(releases);
    Map<String, String> newest =
        versions.stream()
            .collect(
                Collectors.toMap(
                    line, version -> version, (a, b) -> key(a).compareTo(key(b)) > 0 ? a : b));
    List<JsonNode> items = items(records);
    List<AdvisoryDifference> moves = new ArrayList<>();
    for (String version : versions) {
      AdvisoryQuestion question =
          Records.move(List.of(program), version, newest.getOrDefault(line.apply(version), ""));
      Releases none = Releases.notAtHand(other -> false);
      moves.add((AdvisoryDifference) Assessment.of(List.of(Records.source(items)), question, none));
    }
    assertThat(moves).allMatch(AdvisoryDifference::complete);
    return new Count(
        moves.stream().filter(m -> !m.fixed().isEmpty() && m.open().isEmpty()).count(),
        moves.stream().filter(m -> !m.fixed().isEmpty() && !m.open().isEmpty()).count(),
        moves.stream()
            .filter(m -> m.fixed().isEmpty())
            .filter(m -> m.open().stream().anyMatch(open -> !open.introduced()))
            .count());
  }

  private static VersionKey key(String version) {
    return VersionScheme.SEMANTIC.read(version).orElseThrow();
  }

  private static List<JsonNode> items(String directory) throws IOException {
    try (Stream<Path> files = Files.list(Records.resource(directory))) {
      List<JsonNode> items = new ArrayList<>();
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        items.add(Json.mapper().readTree(file.toFile()));
      }
      return items;
    }
  }

  /** Of the eleven advisories at hand; with all that are known of n8n it is worse still. */
  @Test
  void for_n8n_it_is_almost_never_enough() throws IOException {
    assertThat(
            count(
                new AdvisoryPackage("npm", "n8n"),
                "osv/n8n",
                "releases/n8n.txt",
                version -> version.substring(0, version.lastIndexOf('.'))))
        .isEqualTo(new Count(4, 47, 916));
  }

  @Test
  void for_postgresql_it_is_enough_on_the_lines_that_are_maintained() throws IOException {
    assertThat(
            count(
                new AdvisoryPackage("Bitnami", "postgresql"),
                "osv/bitnami-postgresql",
                "releases/postgres.txt",
                version -> version.substring(0, version.indexOf('.'))))
        .isEqualTo(new Count(69, 77, 9));
  }
}
