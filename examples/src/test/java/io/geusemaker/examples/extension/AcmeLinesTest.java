package io.geusemaker.examples.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Patch;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.model.OpenAdvisory;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Lines and advisories of one's own image")
final class AcmeLinesTest {

  private final SearchStack stack = new SearchStack();
  private final Deployment deployment = stack.deployment();
  private final String files = stack.files();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @AfterEach
  void stop() {
    stack.close();
  }

  private Patch patch() {
    return deployment.patch().services("search");
  }

  @Test
  void patchToTheNewestOfTheMajorVersionAndBack() {
    PatchResult result = patch().withoutAdvisories().execute();

    assertThat(result.patchesApplied())
        .extracting(PatchInfo::toString)
        .containsExactly("search 3.1.0 -> 3.2.0");
    assertThat(stack.files()).contains("/acme/search:3.2.0@sha256:");
    assertThat(stack.search().indexes(stack.search().key())).isEqualTo(200);

    var back = deployment.rollback().execute();

    assertThat(back.success()).isTrue();
    assertThat(stack.files()).isEqualTo(files);
  }

  @Test
  void areOverruledByWhatTheRequestSays() {
    String repository = stack.sandbox().registry().host() + "/acme/search";

    assertThat(patch().line(repository, 2).withoutAdvisories().plan().describe())
        .contains("3.1.1")
        .doesNotContain("3.2.0");
  }

  @Test
  void tellWhatAPatchFixesAndWhatStaysOpen() throws Exception {
    Path table =
        Files.writeString(
            directory.resolve("advisories.csv"),
            """
            image,id,severity,introduced,fixed,summary
            acme/search,CVE-2026-1001,high,,3.1.1,a query reads other indexes
            acme/search,CVE-2026-1002,medium,3.0.0,4.0.0,"a key is guessed, slowly"
            acme/search,ACME-7,low,3.2.0,,noise in the log
            acme/portal,CVE-2026-1003,critical,,,another image
            """);

    PatchInfo patched = patch().advisorySource("csv:" + table).execute().patchesApplied().get(0);

    assertThat(patched.patchLevel()).isEqualTo("security");
    assertThat(patched.cveIds()).containsExactly("CVE-2026-1001");
    assertThat(patched.openAdvisories())
        .extracting(OpenAdvisory::toString)
        .containsExactlyInAnyOrder(
            "CVE-2026-1002 (medium), fixed in 4.0.0, another line", "ACME-7 (low), no fix yet");
  }

  @Test
  void areMissedAloudWhenTheTableCannotBeRead() {
    Path nowhere = directory.resolve("nowhere.csv");

    assertThat(patch().advisorySource("csv:" + nowhere).plan().plan().warnings())
        .anyMatch(warning -> warning.contains("csv:" + nowhere + ": it is not there"));
    assertThat(failure(patch().advisorySource("csv:" + nowhere).requireAdvisories()).what())
        .contains("it is not there");
  }

  @Test
  void areRefusedFromASourceThatNobodyServes() {
    assertThat(failure(patch().advisorySource("xls:/srv/table")).what())
        .isEqualTo(
            "advisories is not acceptable: no source of advisories serves \"xls:\", nor is there a"
                + " directory of that name; plugged in: csv");
    assertThat(failure(patch().advisorySource("csv:")).what()).contains("the path of a file");
  }

  private static Failure failure(Patch patch) {
    return patch.attempt().getLeft();
  }
}
