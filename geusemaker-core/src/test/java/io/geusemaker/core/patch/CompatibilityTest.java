package io.geusemaker.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.Finding.Severity;
import io.geusemaker.core.image.ImageConfiguration;
import io.geusemaker.core.image.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Between two images")
final class CompatibilityTest {

  private static final Map<String, String> DATA = Map.of("/var/lib/postgresql/data", "/mnt/pg");
  private static final ImageConfiguration RUNNING =
      ImageSamples.postgres(Map.of("PGDATA", "/var/lib/postgresql/data", "PG_VERSION", "15.4-1"));

  private static List<Finding> compare(ImageConfiguration candidate, List<String> environment) {
    return Compatibility.compare(
        ImageSamples.container(environment, DATA), RUNNING, candidate, ImageSamples.AMD64);
  }

  private static List<Finding> compare(ImageConfiguration candidate) {
    return compare(candidate, List.of("PGDATA=/var/lib/postgresql/data"));
  }

  @Test
  void nothingIsFoundWhenOnlyTheVersionChanges() {
    assertThat(
            compare(
                ImageSamples.postgres(
                    Map.of("PGDATA", "/var/lib/postgresql/data", "PG_VERSION", "15.8-1"))))
        .isEmpty();
  }

  @Test
  void aDefaultThatIsGoneBlocks() {
    assertThat(compare(ImageSamples.postgres(Map.of("PG_VERSION", "15.8-1"))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
              assertThat(finding.text()).contains("PGDATA");
            });
  }

  @Test
  void aDefaultThatComposeSetsItselfDoesNotMatter() {
    assertThat(
            compare(
                ImageSamples.postgres(Map.of("PG_VERSION", "15.8-1")),
                List.of("PGDATA=/elsewhere")))
        .isEmpty();
  }

  @Test
  void aDefaultThatChangesIsWarnedOf() {
    assertThat(compare(ImageSamples.postgres(Map.of("PGDATA", "/var/lib/postgresql/18"))))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void anotherUserBlocksWhereThereIsData() {
    ImageConfiguration candidate =
        ImageSamples.image(ImageSamples.AMD64, "1000", RUNNING.entrypoint(), RUNNING.environment());
    assertThat(compare(candidate)).extracting(Finding::code).containsExactly("user");
    assertThat(compare(candidate)).extracting(Finding::severity).containsExactly(Severity.BLOCKER);
    assertThat(
            Compatibility.compare(
                ImageSamples.container(List.of(), Map.of()),
                RUNNING,
                candidate,
                ImageSamples.AMD64))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void anotherEntryPointIsWarnedOf() {
    assertThat(
            compare(
                ImageSamples.image(
                    ImageSamples.AMD64, "", List.of("other.sh"), RUNNING.environment())))
        .extracting(Finding::code)
        .containsExactly("entry-point");
  }

  @Test
  void anotherArchitectureBlocks() {
    assertThat(
            compare(
                ImageSamples.image(
                    Platform.parse("linux/arm64"),
                    "",
                    RUNNING.entrypoint(),
                    RUNNING.environment())))
        .extracting(Finding::code)
        .containsExactly("architecture");
  }
}
