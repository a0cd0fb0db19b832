package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A deployment's status")
class DeploymentStatusTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final OpenAdvisory OPEN =
      new OpenAdvisory("CVE-2026-1", "high", "a leak", Optional.of("2.41.0"), false);

  private static PatchInfo patch(String to, List<String> fixes, List<OpenAdvisory> open) {
    return new PatchInfo(
        "n8n",
        "n8nio/n8n",
        "2.40.6",
        to,
        "",
        "",
        "unknown",
        fixes,
        open,
        List.of(),
        Optional.empty());
  }

  private static KnownPatch known(PatchInfo patch) {
    return new KnownPatch(patch, true, NOON);
  }

  @Test
  void saysFirstWhatIsMostPressing() {
    assertThat(Samples.status())
        .hasToString("RECOVERY NEEDED; VULNERABLE: n8n; stack: 1 of 2 up, 1 to look after");
  }

  @Test
  void tellsWhatStaysOpenBesideTheServiceAndBesideThePatch() {
    assertThat(Samples.status().describe())
        .isEqualTo(
            """
            RECOVERY NEEDED; VULNERABLE: n8n; stack: 1 of 2 up, 1 to look after
            On ubuntu@10.0.0.5, looked at 2026-11-23T12:00:00Z
            To look after
              ! operation op-2 did not end
              - nobody was asked for patches of postgres
            Services
              n8n 2.40.6, running, healthy
                  n8nio/n8n:2.40.6 (aaaaaaaaaaaa)
                  VULNERABLE: 1 fixed by a pending patch, 1 NOT FIXED by it
              postgres 15.18, exited
                  postgres:15
                  vulnerabilities not known: nobody was asked
            Credentials
              postgres/password, rotated 2026-10-14T12:00:00Z (40 days ago), DUE since 2026-11-13T12:00:00Z
                  in role geusemaker
                  in POSTGRES_PASSWORD in /root/runtime.env
                  read by n8n.DB_POSTGRESDB_PASSWORD
            Last operation
              not ended: rotation of everything in stack, 2026-11-23T12:00:00Z, op-2
                  postgres/password: new accepted, old refused, over TCP from n8n
            Not ended
              ! op-2 did not end: recover: rotation of everything in stack
            Patches
              n8n 2.40.6 -> 2.40.7 pending, security, as of 2026-11-23T11:59:00Z
                  fixes CVE-2026-54305
                  STILL VULNERABLE AFTER IT: 1
                    CVE-2026-99999 (high), fixed in 2.41.0, another line\
            """);
  }

  @Test
  void isVulnerableWhateverAPatchWouldDo() {
    assertThat(known(patch("2.40.7", List.of("CVE-2026-2"), List.of())).isVulnerableNow()).isTrue();
    assertThat(known(patch("2.40.7", List.of(), List.of(OPEN))).isVulnerableNow()).isTrue();
    assertThat(known(patch("2.40.7", List.of(), List.of())).isVulnerableNow()).isFalse();
    assertThat(known(patch("", List.of(), List.of(OPEN)).skip("newest")).isVulnerableNow())
        .isTrue();
  }

  @Test
  void namesEachWayToStayVulnerable() {
    assertThat(known(patch("", List.of(), List.of(OPEN)).skip("newest")).vulnerability())
        .isEqualTo("STILL VULNERABLE: 1 known, no patch on its line");
    assertThat(known(patch("2.40.7", List.of(), List.of(OPEN))).vulnerability())
        .isEqualTo("VULNERABLE: 1 NOT FIXED by the pending patch");
    assertThat(known(patch("2.40.7", List.of("CVE-1"), List.of()).skip("young")).vulnerability())
        .isEqualTo("VULNERABLE: 1 fixed by a patch that is held back");
  }

  @Test
  void takesSilenceForIgnoranceAndNotForSafety() {
    PatchInfo newest = patch("", List.of(), List.of()).skip("newest");

    assertThat(new KnownPatch(newest, true, NOON).vulnerability())
        .isEqualTo("no known vulnerability");
    assertThat(new KnownPatch(newest, false, NOON).vulnerability())
        .isEqualTo("vulnerabilities not known");
  }

  @Test
  void saysFirstThatNothingIsKnownRatherThanThatAllIsWell() {
    ServiceStatus n8n = new ServiceStatus("n8n", "n8nio/n8n:2", "2.40.6", "", "running", true);
    KnownPatch newest = known(patch("", List.of(), List.of()).skip("newest"));

    assertThat(status(n8n, List.of()))
        .hasToString("vulnerabilities not known; shop: 1 of 1 up, nothing to look after");
    assertThat(status(n8n, List.of(newest))).hasToString("shop: 1 of 1 up, nothing to look after");
  }

  private static DeploymentStatus status(ServiceStatus service, List<KnownPatch> patches) {
    return new DeploymentStatus(
        "shop",
        "host",
        NOON,
        List.of(service),
        List.of(),
        patches,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(Finding.info("not-asked", "nobody was asked")));
  }

  @Test
  void aPatchThatIsHeldBackLeavesOpenWhatItWouldFix() {
    PatchInfo heldBack = patch("2.40.7", List.of("CVE-2026-2"), List.of()).skip("another user");

    assertThat(heldBack.isStillVulnerable()).isTrue();
    Table text = new Table();
    heldBack.write(text);
    assertThat(text.toString())
        .contains("STILL VULNERABLE: the patch that is held back fixes CVE-2026-2");
  }

  @Test
  void learnsWithoutSayingTheSameTwice() {
    PatchInfo patch =
        patch("2.40.7", List.of(), List.of())
            .plus(List.of(Finding.info("a", "later"), Finding.info("b", "stays")))
            .learned(List.of(Finding.warning("a", "now")));

    assertThat(patch.findings())
        .containsExactly(Finding.info("b", "stays"), Finding.warning("a", "now"));
  }

  @Test
  void isNotAskedForAnAgeBelowZero() {
    assertThatThrownBy(() -> StatusRequest.standard().olderThan(Duration.ofDays(-1)))
        .isInstanceOf(GeuseMakerException.class);
  }
}
