package io.geusemaker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Samples;
import io.geusemaker.api.model.SignatureRule;
import io.geusemaker.api.model.Signer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request to patch")
final class PatchTest {

  private final FakeEngine engine = new FakeEngine();
  private final Patch patch = Deployment.of("stack").by(engine).patch();

  @Test
  void meansEveryServiceUnlessSomeAreSelected() {
    assertThat(patch.request().selects("qdrant")).isTrue();
    assertThat(patch.services("n8n").services("postgres").request().services())
        .containsExactly("n8n", "postgres");
    assertThat(patch.services("n8n").request().selects("qdrant")).isFalse();
  }

  @Test
  void keepsEveryTermWhenAnotherIsChanged() {
    PatchRequest request =
        patch
            .services("n8n")
            .rehearse()
            .minimumAge(Duration.ofDays(3))
            .advisories(URI.create("https://osv.example.org"))
            .requireAdvisories()
            .allow("postgres")
            .registries("docker.io", "ghcr.io")
            .signedBy("ghcr.io/acme/app", SignatureRule.Mode.REQUIRE, "key")
            .line("ghcr.io/acme/app", 1)
            .cached(Duration.ofMinutes(5))
            .request();

    assertThat(request.services()).containsExactly("n8n");
    assertThat(request.minimumAge()).isEqualTo(Duration.ofDays(3));
    assertThat(request.advisories()).isEqualTo("https://osv.example.org");
    assertThat(request.requireAdvisories()).isTrue();
    assertThat(request.allow()).containsExactly("postgres");
    assertThat(request.registries()).containsExactly("docker.io", "ghcr.io");
    assertThat(request.signatures())
        .extracting(SignatureRule::toString)
        .containsExactly("ghcr.io/acme/app: require");
    assertThat(request.lines()).containsEntry("ghcr.io/acme/app", 1);
    assertThat(request.cacheSeconds()).isEqualTo(300);
    assertThat(request.rehearse()).isTrue();
    assertThat(patch.request().rehearse()).isFalse();
  }

  @Test
  void takesTheLastOfSeveralRulesForARepository() {
    assertThat(
            patch
                .signedBy("*", SignatureRule.Mode.REQUIRE, "one")
                .signedBy("*", SignatureRule.Mode.WARN, "two")
                .request()
                .signatures())
        .hasSize(1);
  }

  @Test
  void demandsSignaturesByAKeyOrByAnIdentity() {
    Signer identity = Signer.identity("a@example.org", "https://example.org", "{\"tlogs\":[]}");

    PatchRequest request =
        patch
            .signedBy("acme/app", SignatureRule.Mode.REQUIRE, "PEM")
            .signedBy("acme/other", SignatureRule.Mode.WARN, identity)
            .request();

    assertThat(request.signatures())
        .extracting(SignatureRule::signer)
        .containsExactly(Optional.of(Signer.key("PEM")), Optional.of(identity));
    assertThat(identity).hasToString("a@example.org of https://example.org");
    assertThat(Signer.key("PEM")).hasToString("the key");
  }

  @Test
  void refusesASignerThatCannotBe() {
    refused(() -> Signer.key(" "), "public key");
    refused(() -> Signer.identity(" ", "https://example.org", "{}"), "certificate identity");
    refused(() -> Signer.identity("https://example.org", "a@example.org", "{}"), "OIDC issuer");
    refused(
        () -> Signer.identity("a@example.org", "https://example.org", "/etc/trusted_root.json"),
        "not where it is");
    refused(
        () -> new SignatureRule("*", SignatureRule.Mode.WARN, Optional.empty()),
        "a key or an identity has to be named");
  }

  private static void refused(ThrowingCallable call, String reason) {
    assertThatThrownBy(call).isInstanceOf(GeuseMakerException.class).hasMessageContaining(reason);
  }

  @Test
  void looksAdvisoriesUpWhereItIsTold() {
    assertThat(patch.request().advisories()).isEqualTo(PatchRequest.OSV);
    assertThat(patch.withoutAdvisories().request().advisories()).isEqualTo(PatchRequest.OFF);
    assertThat(patch.advisories(Path.of("osv")).request().advisories()).endsWith("/osv");
    assertThat(patch.scanReports(Path.of("scans")).request().advisories())
        .startsWith("scans:/")
        .endsWith("/scans");
  }

  @Test
  void refusesTermsThatMakeNoSense() {
    assertThatThrownBy(() -> patch.services(" ")).isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> patch.minimumAge(Duration.ofDays(-1)))
        .isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> patch.line("acme/app", 0)).isInstanceOf(GeuseMakerException.class);
  }

  @Test
  void isAValue() {
    assertThat(patch.services("n8n")).isEqualTo(patch.services("n8n"));
    assertThat(patch.services("n8n")).hasSameHashCodeAs(patch.services("n8n"));
    assertThat(patch.services("n8n")).isNotEqualTo(patch);
    assertThat(patch).hasToString("patch of everything in stack");
  }

  @Test
  void isPlannedAndCarriedOutByTheEngine() {
    assertThat(patch.plan().plan().applied()).hasSize(1);
    assertThat(patch.plan().plan().skipped()).hasSize(1);
    PatchResult result = patch.execute();

    assertThat(engine.patched).hasSize(1);
    assertThat(result.toString()).startsWith("STILL VULNERABLE; patched n8n");
  }

  @Test
  void tellsWhatStaysOpenWhereverItIsShown() {
    assertThat(Samples.patchResult().describe())
        .contains("STILL VULNERABLE", "CVE-2026-99999", "2.41.0, another line", "Not patched");
    assertThat(Samples.patchPlan().describe()).contains("STILL VULNERABLE", "fixes CVE-2026-54305");
    assertThat(Samples.patchPlan()).hasToString("plan for stack: 1 image, restarts n8n");
  }
}
