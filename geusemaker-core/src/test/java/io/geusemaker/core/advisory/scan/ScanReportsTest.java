package io.geusemaker.core.advisory.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.PatchLevel;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryDifference;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.Assessment;
import io.geusemaker.core.advisory.Fix;
import io.geusemaker.core.advisory.ImagePackages;
import io.geusemaker.core.advisory.ImageVersion;
import io.geusemaker.core.advisory.Releases;
import io.geusemaker.core.advisory.osv.OsvDirectory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanReportsTest {

  private static final Path N8N_OLD = resource("trivy/n8n-1.120.0.json");
  private static final Path N8N_NEW = resource("trivy/n8n-1.120.4.json");
  private static final Path POSTGRES_OLD = resource("grype/postgres-15.4.json");
  private static final Path POSTGRES_NEW = resource("grype/postgres-15.8.json");

  private static final AdvisoryQuestion N8N =
      new AdvisoryQuestion(
          ImagePackages.standard().of("n8nio/n8n"),
          ImageVersion.of("1.120.0").digest("sha256:" + "1".repeat(64)),
          ImageVersion.of("1.120.4").digest("sha256:" + "2".repeat(64)));

  private final Path directory;

  ScanReportsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(ScanReportsTest.class.getResource("../" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AdvisoryDifference difference(AdvisoryQuestion question, Advisories... sources) {
    return (AdvisoryDifference)
        Assessment.of(
            List.of(sources),
            question,
            Releases.notAtHand(version -> version.startsWith("1.120.")));
  }

  @Test
  void trivy_tells_what_left_the_image_and_what_did_not() {
    AdvisoryDifference difference = difference(N8N, ScanReports.of(N8N_OLD, N8N_NEW));

    assertThat(difference.level()).isEqualTo(PatchLevel.SECURITY);
    assertThat(difference.fixed().stream().map(Advisory::id)).containsExactly("CVE-2025-9230");
    assertThat(difference.open().stream().map(Object::toString))
        .containsExactly(
            "CVE-2026-42233 (medium) n8n has SQL Injection in Oracle Database Node via Limit"
                + " Field; fixed in 1.123.32 (another line)",
            "CVE-2025-46394 (low) In tar in BusyBox, a TAR archive can have filenames hidden from"
                + " a listing.; fixed with busybox 1.37.0-r20, ssl_client 1.37.0-r20",
            "CVE-2025-0001; no fix known");
    assertThat(difference.open().get(0).advisory().aliases())
        .containsExactly("GHSA-r6jc-mpqw-m755");
    assertThat(difference.firstClean()).isEmpty();
    assertThat(difference.unreadable())
        .singleElement()
        .hasToString("Node.js: a finding of Trivy has no vulnerability id");
  }

  @Test
  void grype_names_are_joined_but_not_over_an_advisory_that_stands_for_several() {
    AdvisoryQuestion question =
        new AdvisoryQuestion(
            ImagePackages.standard().of("postgres"),
            ImageVersion.of("15.4"),
            ImageVersion.of("15.8"));

    AdvisoryDifference difference =
        difference(question, ScanReports.of(POSTGRES_OLD, POSTGRES_NEW));

    assertThat(difference.fixed().stream().map(Advisory::id)).containsExactly("CVE-2023-4911");
    assertThat(difference.open().stream().map(open -> open.advisory().ids().toString()))
        .containsExactly("[CVE-2023-39325, GHSA-4374-p667-p6c8]", "[ELSA-2023-0001]");
    assertThat(difference.open().get(0).fix())
        .isEqualTo(new Fix.ByRebuild(List.of("stdlib 1.20.10 or 1.21.3")));
    assertThat(difference.unreadable()).hasSize(1);
  }

  @Test
  void a_rebuild_of_the_same_version_can_fix_something() {
    AdvisoryQuestion rebuild =
        new AdvisoryQuestion(
            N8N.packages(), ImageVersion.of("1.120.0"), ImageVersion.of("1.120.0"));

    assertThat(difference(rebuild, ScanReports.of(N8N_OLD, N8N_NEW)).fixed()).hasSize(1);
    assertThat(difference(rebuild, ScanReports.of(N8N_OLD, N8N_OLD)).fixed()).isEmpty();
  }

  @Test
  void a_candidate_is_never_told_as_the_fix_of_what_was_found_in_it() {
    AdvisoryQuestion contradicted =
        new AdvisoryQuestion(
            N8N.packages(), ImageVersion.of("1.120.0"), ImageVersion.of("1.123.32"));

    assertThat(difference(contradicted, ScanReports.of(N8N_OLD, N8N_NEW)).open().get(0).fix())
        .isEqualTo(new Fix.In("2.17.4", false));
  }

  @Test
  void beside_a_database_the_same_vulnerability_counts_once() {
    AdvisoryDifference difference =
        difference(N8N, new OsvDirectory(resource("osv/n8n")), ScanReports.of(N8N_OLD, N8N_NEW));

    assertThat(difference.fixed().stream().map(Advisory::id)).containsExactly("CVE-2025-9230");
    assertThat(difference.open()).hasSize(9 + 2);
    assertThat(difference.open())
        .filteredOn(open -> open.advisory().id().equals("CVE-2026-42233"))
        .singleElement()
        .matches(open -> open.fix().equals(new Fix.In("1.123.32", false)));
  }

  @Test
  void reports_are_found_by_the_digests_of_the_images() throws Exception {
    Files.copy(N8N_OLD, directory.resolve("sha256-" + "1".repeat(64) + ".json"));
    Files.copy(N8N_NEW, directory.resolve("2".repeat(64) + ".json"));

    assertThat(difference(N8N, ScanReports.byDigest(directory)).fixed()).hasSize(1);
  }

  @Test
  void a_report_that_is_not_there_is_told() throws Exception {
    Files.copy(N8N_OLD, directory.resolve("sha256-" + "1".repeat(64) + ".json"));
    AdvisoryQuestion nameless =
        new AdvisoryQuestion(
            N8N.packages(), ImageVersion.of("1"), ImageVersion.of("2").digest("../../etc/passwd"));

    assertThat(reason(ScanReports.byDigest(directory), N8N))
        .isEqualTo("there is none of sha256:" + "2".repeat(64));
    assertThat(reason(ScanReports.byDigest(directory), nameless))
        .isEqualTo("no digest is known of 1");
    assertThat(reason(ScanReports.of(N8N_OLD, directory.resolve("x")), N8N))
        .isEqualTo(directory.resolve("x") + ": it is not there");
  }

  @Test
  void reports_of_different_scanners_are_not_compared() {
    assertThat(reason(ScanReports.of(N8N_OLD, POSTGRES_NEW), N8N))
        .isEqualTo(
            "one is of Trivy and one of Grype, which do not name the same things:"
                + " scan both images with one of them");
  }

  @Test
  void something_else_is_no_report() throws Exception {
    Path cut = directory.resolve("cut.json");
    Files.writeString(cut, Files.readString(N8N_NEW).substring(0, 500));
    Path other = Files.writeString(directory.resolve("other.json"), "{\"Results\": []}");
    Path damaged =
        Files.writeString(
            directory.resolve("damaged.json"), "{\"SchemaVersion\": 2, \"Results\": 7}");

    assertThat(reason(ScanReports.of(N8N_OLD, cut), N8N))
        .isEqualTo(cut + " is not JSON, or cut short");
    for (Path file : List.of(other, damaged, directory)) {
      assertThat(reason(ScanReports.of(N8N_OLD, file), N8N)).startsWith(file.toString());
    }
  }

  @Test
  void a_part_that_is_damaged_is_counted_and_not_taken_for_clean() throws Exception {
    Path damaged =
        Files.writeString(
            directory.resolve("damaged.json"),
            "{\"SchemaVersion\":2,\"Results\":[{\"Target\":\"a\",\"Vulnerabilities\":7},"
                + "{\"Target\":\"b\",\"Vulnerabilities\":[7]},7]}");

    assertThat(difference(N8N, ScanReports.of(N8N_OLD, damaged)).unreadable()).hasSize(3);
  }

  @Test
  void an_image_without_findings_is_clean() throws Exception {
    Path clean = Files.writeString(directory.resolve("clean.json"), "{\"SchemaVersion\": 2}");

    AdvisoryDifference difference = difference(N8N, ScanReports.of(N8N_OLD, clean));

    assertThat(difference.fixed()).hasSize(4);
    assertThat(difference.open()).isEmpty();
    assertThat(difference.complete()).isTrue();
  }

  private static String reason(Advisories source, AdvisoryQuestion question) {
    return ((AdvisoryAnswer.Unavailable) source.about(question)).reason();
  }
}
