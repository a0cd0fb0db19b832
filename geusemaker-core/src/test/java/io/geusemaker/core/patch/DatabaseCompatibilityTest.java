package io.geusemaker.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.Finding.Severity;
import io.geusemaker.core.image.ImageConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The database's data")
final class DatabaseCompatibilityTest {

  private static final ImageConfiguration BARE = ImageSamples.postgres(Map.of());

  private static List<Finding> compare(
      String from, String tag, String system, ImageConfiguration candidate) {
    return DatabaseCompatibility.compare(
        from,
        tag,
        Optional.of(new DatabaseFacts("/data", 1_000, "2.36", Map.of("plpgsql", "1.0"), system)),
        BARE,
        candidate);
  }

  @ParameterizedTest(name = "on {0} and a candidate {1} with packages {2}: {3}")
  @CsvSource({
    "debian 12, 15.8, 15.8-1.pgdg120+1, fits",
    "debian 12, 15.13, 15.13-1.pgdg130+1, collation",
    "debian 12, 15.8-bookworm, '', fits",
    "debian 11, 15.8-bookworm, '', collation",
    "debian 12, 15.8-alpine3.23, '', collation",
    "alpine 3.18.4, 15.8-alpine3.23, '', fits",
    "debian 12, 15.8, '', base-system",
    "'', 15.8, 15.8-1.pgdg120+1, base-system",
  })
  void staysOnASystemThatSortsTheSame(String system, String tag, String packages, String expected) {
    List<Finding> findings =
        compare("15.7", tag, system, ImageSamples.postgres(Map.of("PG_VERSION", packages)));

    assertThat(findings.stream().map(Finding::code).filter(code -> !code.equals("step-after")))
        .isEqualTo(expected.equals("fits") ? List.of() : List.of(expected));
    assertThat(findings.stream().anyMatch(f -> f.severity() == Severity.BLOCKER))
        .isEqualTo(expected.equals("collation"));
  }

  @Test
  void isNotReadByAnotherMajorVersion() {
    assertThat(
            compare(
                "15.7",
                "15.8",
                "debian 12",
                ImageSamples.postgres(Map.of("PG_MAJOR", "16", "PG_VERSION", "16.1-1.pgdg120+1"))))
        .extracting(Finding::code)
        .contains("major-version");
  }

  @ParameterizedTest(name = "in {0} with an image that looks in {1}: blocked {2}")
  @CsvSource({
    "/var/lib/postgresql/data, /var/lib/postgresql/18/docker, true",
    "/var/lib/postgresql/data, /var/lib/postgresql/data, false",
    "/set/by/compose, /var/lib/postgresql/18/docker, false"
  })
  void isLookedForWhereItIs(String inUse, String looksIn, boolean blocked) {
    List<Finding> findings =
        DatabaseCompatibility.compare(
            "15.7",
            "15.8-bookworm",
            Optional.of(new DatabaseFacts(inUse, 1, "", Map.of(), "debian 12")),
            ImageSamples.postgres(Map.of("PGDATA", "/var/lib/postgresql/data")),
            ImageSamples.postgres(Map.of("PGDATA", looksIn)));

    assertThat(findings.stream().anyMatch(f -> f.code().equals("data-directory")))
        .isEqualTo(blocked);
  }

  @Test
  void namesItsExtensions() {
    assertThat(
            DatabaseCompatibility.compare(
                "15.7",
                "15.8-bookworm",
                Optional.of(
                    new DatabaseFacts(
                        "/data", 1, "", Map.of("plpgsql", "1.0", "vector", "0.8"), "debian 12")),
                BARE,
                BARE))
        .extracting(Finding::text)
        .singleElement()
        .asString()
        .contains("vector")
        .doesNotContain("plpgsql");
  }

  @ParameterizedTest(name = "from {0} to {1} asks for {2} steps")
  @CsvSource({
    "15.7, 15.8, 0",
    "15.8, 15.9, 1",
    "15.3, 15.9, 5",
    "15.9, 15.8, 0",
    "15.8, 16.3, 0",
    "9.6.1, 9.6.24, 0",
    "latest, 15.8, 0"
  })
  void mayNeedStepsAfterwards(String from, String to, int steps) {
    assertThat(MinorUpgrade.between(from, to)).hasSize(steps);
  }
}
