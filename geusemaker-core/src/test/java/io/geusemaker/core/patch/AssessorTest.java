package io.geusemaker.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.osv.OsvApi;
import io.geusemaker.core.advisory.osv.OsvDirectory;
import io.geusemaker.core.advisory.scan.ScanReports;
import io.geusemaker.core.selection.VersionLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What databases of vulnerabilities know of a patch")
final class AssessorTest {

  private static final Advisories SILENT =
      question -> new AdvisoryAnswer.Unavailable("a database", "it is down");

  private static PatchInfo assess(Assessor assessor, PatchInfo info) {
    return assessor.assess(info, List.of("2.40.6", "2.40.7"), VersionLine.of(info.image()));
  }

  private static PatchInfo n8n() {
    return PatchInfo.of("n8n", "n8nio/n8n", "2.40.6", "2.40.7");
  }

  @Test
  void isNotAskedForWithoutASource() {
    Assessor assessor = new Assessor(List.of());

    assertThat(assess(assessor, n8n())).isEqualTo(n8n());
    assertThat(assessor.gaps()).isEmpty();
  }

  @Test
  void isUnknownWhenNobodyAnswersAndThatIsNoted() {
    Assessor assessor = new Assessor(List.of(SILENT));

    assertThat(assess(assessor, n8n()).patchLevel()).isEqualTo("unknown");
    assertThat(assessor.gaps()).singleElement().asString().contains("it is down");
  }

  @Test
  void isSaidToBeUnknownOfAnImageThatNoDatabaseHasANameFor() {
    PatchInfo own = PatchInfo.of("shop", "acme/shop", "1.2.3", "1.2.4");

    assertThat(assess(new Assessor(List.of(SILENT)), own).findings())
        .extracting(Finding::code)
        .containsExactly("no-advisories");
  }

  @ParameterizedTest(name = "is asked of {1} for {0}")
  @CsvSource({
    "osv, OsvApi",
    "https://osv.example.org, OsvApi",
    "/srv/osv, OsvDirectory",
    "scans:/srv/scans, ScanReports"
  })
  void isAskedWhereTheRequestSays(String source, String kind) {
    Map<String, Class<?>> kinds =
        Map.of(
            "OsvApi", OsvApi.class,
            "OsvDirectory", OsvDirectory.class,
            "ScanReports", ScanReports.class);

    assertThat(AdvisorySources.of(asking(source))).singleElement().isInstanceOf(kinds.get(kind));
    assertThat(AdvisorySources.of(asking(PatchRequest.OFF))).isEmpty();
  }

  private static PatchRequest asking(String source) {
    return new PatchRequest(
        "stack",
        List.of(),
        false,
        false,
        Optional.empty(),
        source,
        false,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        0,
        false);
  }
}
