package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.ServiceStatus;
import io.geusemaker.api.model.StatusRequest;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the sandbox, a status")
final class SandboxStatusTest {

  private final SandboxStack stack = new SandboxStack(Sandbox.builder().withRegistry().start());

  @AfterEach
  void stop() {
    stack.close();
  }

  private Deployment deployment() {
    return stack.direct();
  }

  private PatchRequest terms() {
    return deployment().patch().services("n8n", "postgres").withoutAdvisories().request();
  }

  private static KnownPatch n8n(DeploymentStatus status) {
    return status.patchOf("n8n").orElseThrow();
  }

  @Test
  void tellsWhatRunsAndWhereTheCredentialsLive() {
    Map<String, String> files = stack.projectFiles();

    DeploymentStatus status = deployment().status();

    assertThat(status.services())
        .filteredOn(service -> service.service().equals("n8n"))
        .singleElement()
        .satisfies(
            service -> {
              assertThat(service.version()).isEqualTo("2.40.6");
              assertThat(service.digest()).startsWith("sha256:");
              assertThat(service.up()).isTrue();
            });
    assertThat(status.credentials())
        .extracting(CredentialStatus::credential)
        .containsExactly("postgres/password", "n8n/owner-password", "crawl4ai/api-token");
    assertThat(status.credentials().get(2).problem()).get().asString().contains("does not answer");
    CredentialStatus password = status.credentials().get(0);
    assertThat(password.places())
        .anyMatch(place -> place.equals("role geusemaker"))
        .anyMatch(place -> place.startsWith("POSTGRES_PASSWORD in "))
        .anyMatch(place -> place.contains("PostgreSQL Local"));
    assertThat(password.readers()).contains("n8n.DB_POSTGRESDB_PASSWORD");
    assertThat(status.lastOperation()).isEmpty();
    assertThat(status.patches()).isEmpty();
    assertThat(status.describe())
        .contains("vulnerabilities not known: nobody was asked")
        .doesNotContain(stack.databasePassword())
        .doesNotContain(stack.ownerPassword());
    assertThat(stack.projectFiles()).isEqualTo(files);
    assertThat(deployment().history()).isEmpty();
  }

  @Test
  void tellsOfTheLastRotationAndOfWhatIsDue() {
    var ignored = deployment().rotate().postgres().execute();

    DeploymentStatus status =
        deployment().status(StatusRequest.standard().olderThan(Duration.ofDays(30)));

    assertThat(status.lastOperation().orElseThrow().outcome())
        .isEqualTo(HistoryEntry.Outcome.COMMITTED);
    assertThat(status.lastProofs()).extracting(Proof::oldRefused).contains(Proof.OldSecret.REFUSED);
    CredentialStatus password = status.credentials().get(0);
    assertThat(password.rotatedAt()).isPresent();
    assertThat(password.due()).isFalse();
    assertThat(password.dueAt().orElseThrow())
        .isEqualTo(password.rotatedAt().orElseThrow().plus(Duration.ofDays(30)));
    assertThat(status.attention())
        .filteredOn(finding -> finding.code().equals("rotation-due"))
        .extracting(Finding::text)
        .containsExactly(
            "n8n/owner-password is due: it was never rotated from here",
            "crawl4ai/api-token is due: it was never rotated from here");
  }

  @Test
  void knowsPendingPatchesFromTheLastPlanAndFromAskingNow() {
    DeploymentStatus asked = deployment().status(StatusRequest.standard().patches(terms()));

    assertThat(n8n(asked).isPending()).isTrue();
    assertThat(n8n(asked).patch().newVersion()).isEqualTo("2.40.7");
    assertThat(n8n(asked).vulnerabilitiesKnown()).isFalse();
    stack.sandbox().registry().goOffline();
    DeploymentStatus later = deployment().status();
    assertThat(n8n(later)).isEqualTo(n8n(asked));
    assertThat(later.describe()).contains("n8n 2.40.6 -> 2.40.7 pending");
    assertThat(later.calls("patch-pending")).isTrue();
  }

  @Test
  void takesASilentRegistryForNotKnowing() {
    stack.sandbox().registry().goOffline();

    DeploymentStatus status = deployment().status(StatusRequest.standard().patches(terms()));

    assertThat(status.calls("patches-unknown")).isTrue();
    assertThat(status.isWell()).isFalse();
  }

  @Test
  void callsVulnerableWhatStaysOpenAfterAPatch(@TempDir Path advisories) throws IOException {
    Files.writeString(advisories.resolve("GHSA-1.json"), advisory("GHSA-1", "2.40.7"));
    Files.writeString(advisories.resolve("GHSA-2.json"), advisory("GHSA-2", "2.41.0"));
    PatchRequest terms = deployment().patch().services("n8n").advisories(advisories).request();

    DeploymentStatus before = deployment().status(StatusRequest.standard().patches(terms));
    assertThat(before.toString()).startsWith("VULNERABLE: n8n;");
    assertThat(before.describe())
        .contains("VULNERABLE: 1 fixed by a pending patch, 1 NOT FIXED by it")
        .contains("STILL VULNERABLE AFTER IT: 1");

    var ignored = deployment().patch().services("n8n").advisories(advisories).execute();
    DeploymentStatus after = deployment().status();

    assertThat(after.isVulnerable()).isTrue();
    assertThat(after.services())
        .filteredOn(service -> service.service().equals("n8n"))
        .extracting(ServiceStatus::version)
        .containsExactly("2.40.7");
    assertThat(after.describe())
        .contains("STILL VULNERABLE: 1 known, no patch on its line")
        .contains("fixed in 2.41.0, another line");
  }

  private static String advisory(String id, String fixed) {
    return """
    {"id": "%s", "modified": "2026-10-01T00:00:00Z", "summary": "a leak",
     "affected": [{"package": {"ecosystem": "npm", "name": "n8n"},
       "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
    """
        .formatted(id, fixed);
  }

  @Test
  void callsForRecoveryOfWhatDied() {
    assertThatThrownBy(
            () ->
                deployment()
                    .rotate()
                    .postgres()
                    .listener(
                        event -> {
                          if (event instanceof Event.StepStarted started
                              && started.step().id().equals("prove")) {
                            throw new Died();
                          }
                        })
                    .execute())
        .isInstanceOf(Died.class);

    DeploymentStatus status = deployment().status();

    assertThat(status.calls(DeploymentStatus.RECOVERY_NEEDED)).isTrue();
    assertThat(status.openOperations())
        .singleElement()
        .satisfies(open -> assertThat(open.needsRecovery()).isTrue());
    assertThat(status.toString()).startsWith("RECOVERY NEEDED");
    assertThat(deployment().recover().execute().operations()).hasSize(1);
    assertThat(deployment().status().openOperations()).isEmpty();
  }

  @Test
  void seesWhoIsAtWorkAndDoesNotWait() {
    DeploymentStatus[] seen = new DeploymentStatus[1];
    var ignored =
        deployment()
            .rotate()
            .postgres()
            .listener(
                event -> {
                  if (event instanceof Event.StepStarted started
                      && started.step().id().equals("prove")) {
                    seen[0] = deployment().status();
                  }
                })
            .execute();

    assertThat(seen[0].calls(DeploymentStatus.AT_WORK)).isTrue();
    assertThat(seen[0].calls(DeploymentStatus.RECOVERY_NEEDED)).isFalse();
    assertThat(seen[0].openOperations())
        .singleElement()
        .satisfies(open -> assertThat(open.needsRecovery()).isFalse());
  }
}
