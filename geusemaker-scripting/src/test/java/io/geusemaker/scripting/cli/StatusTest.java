package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.Finding;
import io.geusemaker.core.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("geusemaker status")
class StatusTest {

  private final Shell shell = new Shell();

  @Test
  void endsWithZeroWhereNothingHasToBeLookedAfter() {
    Shell.Run run = shell.run("status", "shop");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("no known vulnerability", "postgres/password, rotated");
    assertThat(run.err()).isEmpty();
    assertThat(shell.engine.calls).containsExactly("status");
    assertThat(shell.engine.conducts).isEmpty();
  }

  @Test
  void endsWithNineAndSaysSoThreeTimesWhenVulnerabilitiesAreOpen() {
    shell.engine.status = ShopStatus.VULNERABLE;

    Shell.Run run = shell.run("status", "shop");

    assertThat(run.exit()).isEqualTo(9);
    assertThat(run.out())
        .contains("\nVULNERABLE: n8n; shop")
        .contains("VULNERABLE: 1 fixed by a pending patch, 1 NOT FIXED by it")
        .contains("STILL VULNERABLE AFTER IT: 1");
    assertThat(run.err())
        .isEqualTo("Vulnerable: known vulnerabilities are open in what runs now.\n");
  }

  @ParameterizedTest(name = "a finding {0} of severity {1} ends it with {2}")
  @CsvSource({
    "recovery-needed, BLOCKER, 7",
    "at-work, WARNING, 7",
    "rotation-due, WARNING, 10",
    "not-asked, INFO, 0"
  })
  void endsByWhatIsMostPressing(String code, Finding.Severity severity, int exit) {
    shell.engine.status =
        ShopStatus.with(List.of(), List.of(new Finding(severity, code, "something")));

    assertThat(shell.run("status", "shop").exit()).isEqualTo(exit);
  }

  @Test
  void fitsEightyColumnsWithoutATerminalAndTheTerminalWithOne() {
    shell.engine.status = ShopStatus.VULNERABLE;

    assertThat(shell.run("status", "shop").out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(shell.typing().wide(60).run("status", "shop", "--quiet").out().lines())
        .allSatisfy(line -> assertThat(plain(line)).hasSizeLessThanOrEqualTo(60));
  }

  private static String plain(String line) {
    return line.replaceAll("\u001b\\[[0-9;]*m", "");
  }

  @Test
  void paintsRedWhatIsOpen() {
    shell.engine.status = ShopStatus.VULNERABLE;

    assertThat(shell.typing().run("status", "shop").out())
        .contains("\u001b[31mVULNERABLE: n8n; shop")
        .contains("\u001b[31m      STILL VULNERABLE AFTER IT: 1");
  }

  @Test
  void asksForPatchesOnTheTermsOfAPatch() {
    shell.run(
        "status", "shop", "--patches", "--advisories=off", "--minimum-age=3d", "--older-than=90d");

    var request = shell.engine.statuses.get(0);
    assertThat(request.olderThan()).contains(Duration.ofDays(90));
    assertThat(request.patches().orElseThrow().advisories()).isEqualTo("off");
    assertThat(request.patches().orElseThrow().minimumAge()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void asksNobodyUnlessItIsTold() {
    shell.run("status", "shop");

    assertThat(shell.engine.statuses.get(0).patches()).isEmpty();
    assertThat(shell.run("status", "shop", "--minimum-age=3d").exit()).isEqualTo(2);
    assertThat(shell.engine.calls).containsExactly("status");
  }

  @Test
  void printsTheStatusAsADocument() throws Exception {
    shell.engine.status = ShopStatus.VULNERABLE;

    Shell.Run run = shell.run("status", "shop", "--output=json");

    assertThat(run.exit()).isEqualTo(9);
    JsonNode document = Json.mapper().readTree(run.out());
    assertThat(document.fieldNames()).toIterable().containsExactly("status");
    assertThat(Json.mapper().treeToValue(document.get("status"), DeploymentStatus.class))
        .isEqualTo(ShopStatus.VULNERABLE);
    assertThat(document.at("/status/attention/0/code").asText()).isEqualTo("vulnerable");
    assertThat(document.at("/status/patches/0/patch/open_advisories/0/id").asText())
        .isEqualTo("CVE-2026-99999");
  }

  @Test
  void failsWhereTheHostCannotBeReached() {
    shell.engine.refusal =
        Optional.of(new GeuseMakerException(new HostFailure.Unreachable("h", "no route")));

    assertThat(shell.run("status", "shop").exit()).isEqualTo(5);
  }
}
