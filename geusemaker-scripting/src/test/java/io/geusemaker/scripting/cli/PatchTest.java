package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.SignatureRule;
import io.geusemaker.api.model.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("geusemaker update --security-patch")
class PatchTest {

  private final Shell shell = new Shell();
  private final FakeEngine engine = shell.engine;

  @Test
  void endsWithNineWhenVulnerabilitiesStayOpen() {
    Shell.Run run = shell.run("update", "shop", "--security-patch", "--force");

    assertThat(run.exit()).isEqualTo(9);
    assertThat(run.out()).contains("STILL VULNERABLE").contains("2.40.6 -> 2.40.7");
    assertThat(run.err()).contains("Still vulnerable");
  }

  @Test
  void endsWithZeroWhenNoneDo() {
    PatchResult result = ShopPatches.RESULT;
    engine.patched =
        new PatchResult(
            true,
            List.of(),
            List.of(ShopPatches.OLLAMA),
            result.previousState(),
            1.0,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            2,
            result.receipt());

    assertThat(shell.run("update", "shop", "--security-patch", "--force").exit()).isZero();
  }

  @Test
  void showsThePlanOnly() {
    Shell.Run run = shell.run("update", "shop", "--security-patch", "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("2.40.6 -> 2.40.7", "its tag floats", "Dry run");
    assertThat(engine.calls).containsExactly("plan patch");
  }

  @Test
  void handsItsTermsOn(@TempDir Path directory) throws IOException {
    Path key = Files.writeString(directory.resolve("cosign.pub"), "the key");

    shell.run(
        "update",
        "shop",
        "--security-patch",
        "--dry-run",
        "--services=n8n,postgres",
        "--minimum-age=3d",
        "--rehearse",
        "--allow=n8n",
        "--advisories=" + directory,
        "--require-advisories",
        "--registries=docker.io",
        "--signed-by=n8nio/n8n=" + key);

    PatchRequest request = engine.patches.get(0);
    assertThat(request.services()).containsExactly("n8n", "postgres");
    assertThat(request.minimumAge()).isEqualTo(Duration.ofDays(3));
    assertThat(request.rehearse()).isTrue();
    assertThat(request.allow()).containsExactly("n8n");
    assertThat(request.advisories()).isEqualTo(directory.toString());
    assertThat(request.requireAdvisories()).isTrue();
    assertThat(request.registries()).containsExactly("docker.io");
    assertThat(request.signatures().get(0).signer()).contains(Signer.key("the key"));
  }

  @ParameterizedTest(name = "--advisories={0} is {1}")
  @CsvSource({
    "osv, osv",
    "off, off",
    "https://osv.example.org, https://osv.example.org",
    "/srv/osv, /srv/osv",
    "scans:/srv/scans, scans:/srv/scans"
  })
  void looksVulnerabilitiesUpWhereItIsTold(String source, String asked) {
    shell.run("update", "shop", "--security-patch", "--dry-run", "--advisories=" + source);

    assertThat(engine.patches.get(0).advisories()).isEqualTo(asked);
  }

  @Test
  void refusesAKeyThatCannotBeRead() {
    Shell.Run run =
        shell.run("update", "shop", "--security-patch", "--signed-by=n8nio/n8n=/none.pub");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("/none.pub");
  }

  @Test
  void demandsSignaturesByIdentities(@TempDir Path directory) throws IOException {
    Path root = Files.writeString(directory.resolve("trusted_root.json"), "{\"tlogs\":[]}");
    String workflow = "https://github.com/acme/app/.github/workflows/r.yml@refs/heads/a=b";

    shell.run(
        "update",
        "shop",
        "--security-patch",
        "--dry-run",
        "--certificate-identity=acme/app=" + workflow,
        "--certificate-oidc-issuer=acme/app=https://token.actions.githubusercontent.com",
        "--certificate-identity=*=release@example.org",
        "--certificate-oidc-issuer=*=https://example.org",
        "--trusted-root=" + root);

    assertThat(engine.patches.get(0).signatures())
        .extracting(SignatureRule::repository, rule -> rule.signer().orElseThrow())
        .containsExactly(
            tuple(
                "acme/app",
                Signer.identity(
                    workflow, "https://token.actions.githubusercontent.com", "{\"tlogs\":[]}")),
            tuple(
                "*",
                Signer.identity("release@example.org", "https://example.org", "{\"tlogs\":[]}")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "--certificate-identity=a=b, it needs --trusted-root",
        "--certificate-identity=a=b --trusted-root=ROOT, needs a --certificate-oidc-issuer",
        "--certificate-identity=a=b --certificate-oidc-issuer=c=https://d --trusted-root=ROOT,"
            + " needs a --certificate-oidc-issuer",
        "--certificate-oidc-issuer=a=https://b, it needs --certificate-identity",
        "--trusted-root=ROOT, it needs --certificate-identity",
        "--certificate-identity=a=b --certificate-oidc-issuer=a=c --trusted-root=ROOT,"
            + " it has to be an address",
        "--certificate-identity=a=b --certificate-oidc-issuer=a=https://c"
            + " --trusted-root=/none.json, /none.json cannot be read",
        "--certificate-identity=a=b --certificate-oidc-issuer=a=https://c --trusted-root=ROOT"
            + " --signed-by=a=ROOT, a key and an identity are demanded of a"
      })
  void refusesHalfOfAnIdentity(String options, String reason, @TempDir Path directory)
      throws IOException {
    Path root = Files.writeString(directory.resolve("trusted_root.json"), "{}");
    List<String> arguments = new ArrayList<>(List.of("update", "shop", "--security-patch"));
    arguments.addAll(List.of(options.replace("ROOT", root.toString()).split(" ")));

    Shell.Run run = shell.run(arguments.toArray(String[]::new));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(reason);
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void printsTheResultAsADocument() {
    Shell.Run run = shell.run("update", "shop", "--security-patch", "--force", "--output=json");

    assertThat(run.out()).contains("\"patches_applied\"", "\"cve_ids\"", "\"open_advisories\"");
  }
}
