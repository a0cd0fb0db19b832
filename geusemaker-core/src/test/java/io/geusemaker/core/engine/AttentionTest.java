package io.geusemaker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.OpenAdvisory;
import io.geusemaker.api.model.OpenOperation;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.ServiceStatus;
import io.geusemaker.core.survey.ComposeProject;
import io.geusemaker.core.survey.DataMount;
import io.geusemaker.core.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What has to be looked after")
class AttentionTest {

  private static final OpenAdvisory OPEN =
      new OpenAdvisory("CVE-2026-1", "high", "a leak", Optional.of("2.41.0"), false);

  private static Survey survey(DataMount... mounts) {
    return new Survey(
        "test",
        new ComposeProject("root", "/root", List.of(), List.of(), "v2", "2.26.1"),
        Map.of(),
        List.of(mounts),
        Map.of(),
        Map.of(),
        1_000_000,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static KnownPatch known(
      String to, List<String> fixes, List<OpenAdvisory> open, Optional<String> skipped) {
    return new KnownPatch(
        new PatchInfo(
            "n8n", "n8nio/n8n", "2.40.6", to, "", "", "unknown", fixes, open, List.of(), skipped),
        true,
        Instant.EPOCH);
  }

  private static List<Finding> patches(KnownPatch known) {
    return new Attention(survey()).patches(List.of(), List.of(known), Optional.empty()).findings();
  }

  @Test
  void isThatAPatchIsNotTheWholeFix() {
    assertThat(patches(known("2.40.7", List.of("CVE-1"), List.of(OPEN), Optional.empty())))
        .extracting(Finding::text)
        .singleElement()
        .asString()
        .contains(
            "n8n is VULNERABLE: n8n 2.40.6 -> 2.40.7 is pending and fixes 1; n8n is STILL"
                + " VULNERABLE after 2.40.7: 1 known, such as CVE-2026-1 (high), fixed in 2.41.0,"
                + " another line");
  }

  @Test
  void isThatNoPatchIsLeftAndItIsOpenStill() {
    assertThat(patches(known("", List.of(), List.of(OPEN), Optional.of("newest"))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(DeploymentStatus.VULNERABLE);
              assertThat(finding.text())
                  .startsWith("n8n 2.40.6 is STILL VULNERABLE although no newer patch is known: 1");
            });
  }

  @Test
  void isThatAFixIsHeldBack() {
    assertThat(patches(known("2.40.7", List.of("CVE-1"), List.of(), Optional.of("young"))))
        .extracting(Finding::text)
        .containsExactly("n8n is VULNERABLE: n8n 2.40.6 -> 2.40.7 is held back and would fix 1");
  }

  @Test
  void isAPendingPatchThatFixesNothingKnown() {
    assertThat(patches(known("2.40.7", List.of(), List.of(), Optional.empty())))
        .extracting(Finding::code)
        .containsExactly("patch-pending");
  }

  @Test
  void isNothingWhereNothingIsOpenAndIgnoranceIsNamed() {
    assertThat(patches(known("", List.of(), List.of(), Optional.of("newest")))).isEmpty();
    assertThat(
            new Attention(survey())
                .patches(
                    List.of(new ServiceStatus("qdrant", "q", "", "", "running", true)),
                    List.of(),
                    Optional.of("the registry is down"))
                .findings())
        .extracting(Finding::code)
        .containsExactly("patches-unknown", "not-asked");
  }

  @Test
  void isRecoveryBeforeAllElseAndDataThatIsGone() {
    HistoryEntry died =
        new HistoryEntry(
            "op-1",
            "patch",
            "patch of everything",
            "ann@desk",
            Instant.EPOCH,
            Optional.empty(),
            HistoryEntry.Outcome.UNFINISHED,
            List.of(),
            List.of(),
            Optional.empty(),
            false);

    List<Finding> findings =
        new Attention(survey(new DataMount("n8n", "/mnt/efs/n8n", "/data", "not mounted")))
            .operations(List.of(new OpenOperation(died, Optional.empty())), Optional.empty())
            .credentials(
                List.of(
                    new CredentialStatus(
                        "postgres/password",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.of("it is stopped"))))
            .findings();

    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly("recovery-needed", "data-mount", "rotation-due", "not-rotatable");
    assertThat(findings.get(0).severity()).isEqualTo(Finding.Severity.BLOCKER);
  }

  @Test
  void isWhoIsAtWork() {
    assertThat(new Attention(survey()).operations(List.of(), Optional.of("ann@desk")).findings())
        .extracting(Finding::code)
        .containsExactly(DeploymentStatus.AT_WORK);
  }
}
