package io.geusemaker.scripting.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.SignatureRule;
import io.geusemaker.api.model.Signer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

  private final Path directory;
  private final Bench bench;

  VocabularyTest(@TempDir Path directory) {
    this.directory = directory;
    this.bench = new Bench(directory);
  }

  /** Every word of the language, under static compilation. */
  @Test
  void everyWordIsUnderstood() throws Exception {
    bench.run(
        """
        List<String> names = ['n8n']
        def handle = deployment('shop') {
            println 'noted'
            println()
            print 'x'
            printf '%d %s%n', 1, 2
            over ssh('u@h').connectTimeout(10.seconds)
            stateDirectory Path.of('/srv/state')
            stateStore URI.create('s3://records/dev?region=eu-central-1')
            encryptedBy StateKey.keyset()
            encryptedBy StateKey.at(URI.create('kms:alias/geusemaker?region=eu-central-1'))
            credentialsIn URI.create('secretsmanager:geusemaker?region=eu-central-1')
            keepingStates 3
            register Registration.at('ssh://u@h')
            recover()
            recover { timeout 1.hour }
            rotate()
            rotate { all(); operationId 'nightly'; waitForLock 1.minute }
            rotate { postgres(); role 'reporter'; endSessions() }
            rotate { postgres(); alternating() }
            rotate { apiKeys() }
            rotate { apiKeys 'The website', 'Backups' }
            rotate {
                envSecret EnvSecret.named('SEARCH_API_KEY').of('search').restarting('indexer')
                    .provenBy(HttpCheck.get('/indexes').onPort(7700).bearer())
            }
            rotate {
                basicAuthFile BasicAuthFile.at('/etc/nginx/htpasswd').of('admin')
                    .provenAt('http://127.0.0.1:8080/')
            }
            rotate { only names; olderThan 30.days; confirm { plan -> plan.restarts().empty } }
            patch()
            patch {
                only names
                only 'postgres'
                minimumAge 1.day
                advisories Path.of('/srv/osv')
                advisories URI.create('https://osv.example.org')
                advisorySource 'csv:/srv/advisories.csv'
                scanReports Path.of('/srv/scans')
                withoutAdvisories()
                requireAdvisories()
                rehearse()
                allow 'n8n'
                registries 'docker.io'
                signedBy '*', 'PEM'
                line 'ghcr.io/acme/app', 2
                cached 2.hours
                stepTimeout 90.seconds
                listener { event -> }
            }
            rollback()
            rollback { printf '%d things%n', 3; steps 2 }
            rollback { to 'op-1' }
            history()
            audit()
        }
        println handle.name()
        println fleet('shop', 'till').rotate { rotation -> rotation.n8n() }.canary(1).execute()
        """);

    assertThat(bench.engine.calls)
        .containsExactly(
            "register ssh://u@h",
            "recover",
            "recover",
            "rotation of everything in shop",
            "rotation of everything in shop",
            "rotation of postgres, role reporter in shop, ending old sessions",
            "rotation of postgres in shop, alternating roles",
            "rotation of n8n/api-keys in shop",
            "rotation of n8n's API key \"Backups\", n8n's API key \"The website\" in shop",
            "rotation of search/SEARCH_API_KEY in shop",
            "rotation of password of admin in /etc/nginx/htpasswd in shop",
            "rotation of n8n in shop, older than PT720H",
            "patch of everything in shop",
            "patch of n8n, postgres in shop",
            "rollback of the last operation in shop",
            "rollback of the last 2 operations in shop",
            "rollback of operation op-1 in shop",
            "history",
            "audit",
            "rotation of n8n in shop",
            "rotation of n8n in till");
    assertThat(bench.engine.patches)
        .extracting(PatchRequest::rehearse)
        .containsExactly(false, true);
    assertThat(bench.out()).startsWith("noted\n\nx1 2\n3 things");
    assertThat(bench.out()).contains("shop: 0 records, unbroken\nshop\n").endsWith("2 of 2 done\n");
  }

  @Test
  void aSignatureMayBeDemandedOfAnIdentity() throws Exception {
    Path root = Files.writeString(directory.resolve("trusted_root.json"), "{}");

    bench.run(
        """
        deployment('shop') {
            patch {
                signedBy 'acme/app',
                    certificateIdentity: 'release@example.org',
                    certificateOidcIssuer: 'https://example.org',
                    trustedRoot: Path.of('%s')
            }
        }
        """
            .formatted(root));

    assertThat(bench.engine.patches.get(0).signatures())
        .containsExactly(
            new SignatureRule(
                "acme/app",
                SignatureRule.Mode.REQUIRE,
                Optional.of(Signer.identity("release@example.org", "https://example.org", "{}"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "certificateIdentity: 'a', trustedRoot: 'b' | certificateOidcIssuer is not acceptable",
        "certificateIdentity: 'a', certificateOidcIssuer: 'https://b', trustedRoot: 'c'"
            + " | trustedRoot is not acceptable: signedBy needs it as a Path",
        "certificateIdentity: 'a', certificateOidcIssuer: 'https://b', trustedRoot:"
            + " Path.of('/none.json') | /none.json cannot be read",
      })
  void halfOfAnIdentityIsRefused(String identity, String reason) {
    assertThatThrownBy(
            () ->
                bench.runDynamically(
                    "deployment('shop') { patch { signedBy 'acme/app', %s } }".formatted(identity)))
        .hasMessageContaining(reason);
    assertThat(bench.engine.patches).isEmpty();
  }

  @Test
  void durationsAreWrittenAsPeopleSayThem() throws Exception {
    bench.run("println([1.day, 2.days, 1.hour, 2.hours, 1.minute, 30.minutes, 90.seconds])");

    assertThat(bench.out()).isEqualTo("[PT24H, PT48H, PT1H, PT2H, PT1M, PT30M, PT1M30S]\n");
    assertThat(DurationExtension.getDays(2)).isEqualTo(Duration.ofDays(2));
  }

  @Test
  void parametersAreOfTheirTypes() throws Exception {
    bench.run(
        """
        int count = param 'count', int, default: 3
        boolean all = param 'all', Boolean, default: false
        def where = param 'where', Path
        def grade = param 'grade', RetentionPolicy, default: RetentionPolicy.SOURCE
        String name = param 'name', String, default: "n${count}"
        println([count, all, where.fileName, grade, name])
        """
            .replace("RetentionPolicy", "java.lang.annotation.RetentionPolicy"),
        "--all",
        "--where",
        "/srv/x",
        "--grade=runtime");

    assertThat(bench.out()).isEqualTo("[3, true, x, RUNTIME, n3]\n");
  }
}
