package io.geusemaker.core.compose;

import static io.geusemaker.core.compose.Projects.COMPOSE;
import static io.geusemaker.core.compose.Projects.DOT_ENV;
import static io.geusemaker.core.compose.Projects.RUNTIME;
import static io.geusemaker.core.compose.Projects.env;
import static io.geusemaker.core.compose.Projects.scalar;
import static io.geusemaker.core.compose.Projects.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.compose.Located.Found;
import io.geusemaker.core.compose.Located.NeedsFile;
import io.geusemaker.core.compose.Located.NotSet;
import io.geusemaker.core.compose.Located.Unsupported;
import io.geusemaker.core.compose.ValueSource.ComposeScalar;
import io.geusemaker.core.compose.ValueSource.SecretFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceLocatorTest {

  private static Located pw(ProjectFiles files) {
    return SourceLocator.locate(files, "a", "PW");
  }

  private static void assertUnsupported(Located located, String reason) {
    assertThat(located)
        .isInstanceOfSatisfying(
            Unsupported.class,
            unsupported -> {
              assertThat(unsupported.failure().credential()).startsWith("a.");
              assertThat(unsupported.failure().reason()).contains(reason);
            });
  }

  @Test
  void findsBothNamesOfOnePasswordInTheFileThatComposeInterpolatesFrom() {
    Found entry = new Found(env(RUNTIME, "POSTGRES_PASSWORD"), true);

    assertThat(SourceLocator.locate(Projects.stack(), "postgres", "POSTGRES_PASSWORD"))
        .isEqualTo(entry);
    assertThat(SourceLocator.locate(Projects.stack(), "n8n", "DB_POSTGRESDB_PASSWORD"))
        .isEqualTo(entry);
    assertThat(SourceLocator.locate(Projects.stack(), "qdrant", "POSTGRES_PASSWORD"))
        .isEqualTo(entry);
    assertThat(SourceLocator.locate(Projects.stack(), "postgres", "POSTGRES_USER"))
        .isEqualTo(new Found(scalar("postgres", "POSTGRES_USER"), true));
    assertThat(SourceLocator.locate(Projects.stack(), "n8n", "NONE")).isEqualTo(new NotSet());
    assertThat(SourceLocator.locate(Projects.stack(), "none", "PW")).isEqualTo(new NotSet());
  }

  @Test
  void keepsTheSameKeyInDotEnvAndInAnEnvFileApart() {
    ProjectFiles files =
        service("env_file: runtime.env\nenvironment: {OTHER: \"$PW\"}", "PW=dot\n")
            .plus(new TextFile("runtime.env", "PW=runtime\n"));

    assertThat(pw(files)).isEqualTo(new Found(env(RUNTIME, "PW"), true));
    assertThat(SourceLocator.locate(files, "a", "OTHER"))
        .isEqualTo(new Found(env(DOT_ENV, "PW"), true));
  }

  @Test
  void environmentWinsOverEnvFileEvenWhenEmpty() {
    ProjectFiles files =
        service("env_file: runtime.env\nenvironment: {PW: ''}", "")
            .plus(new TextFile("runtime.env", "PW=runtime\n"));

    assertThat(pw(files)).isEqualTo(new Found(scalar("a", "PW"), true));
  }

  @Test
  void theLastFileWins() {
    ProjectFiles files =
        new ProjectFiles(
            "/srv/app",
            List.of(
                new TextFile("base.yml", "services: {a: {environment: {PW: 1, X: 2}}}"),
                new TextFile("override.yml", "services: {a: {environment: [PW=3]}}")),
            List.of(new TextFile("one.env", "V=1"), new TextFile("two.env", "V=2")),
            Map.of(),
            java.util.Set.of(),
            Map.of());

    assertThat(pw(files))
        .isEqualTo(new Found(new ComposeScalar("/srv/app/override.yml", "a", "PW"), true));
    assertThat(SourceLocator.locate(files, "a", "X"))
        .isEqualTo(new Found(new ComposeScalar("/srv/app/base.yml", "a", "X"), true));
  }

  @Test
  void theLastEnvFileWins() {
    ProjectFiles files =
        service("env_file: [one.env, ./sub/../two.env, /etc/three.env]", "")
            .plus(new TextFile("one.env", "PW=1\nQ=1"))
            .plus(new TextFile("two.env", "PW=2"))
            .plus(new TextFile("/etc/three.env", "Q=3"));

    assertThat(pw(files)).isEqualTo(new Found(env("/root/two.env", "PW"), true));
    assertThat(SourceLocator.locate(files, "a", "Q"))
        .isEqualTo(new Found(env("/etc/three.env", "Q"), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"- PW", "PW:", "PW: ${PW}", "PW: $DEEP", "PW: ${PW:-d}", "PW: '${PW?x}'"})
  void followsReferencesToTheEnvFile(String line) {
    ProjectFiles files =
        service("environment:\n  " + line, "PW=secret\nMIDDLE=\"$PW\"\nDEEP=${MIDDLE:-d}\n");

    assertThat(pw(files)).isEqualTo(new Found(env(DOT_ENV, "PW"), true));
  }

  @Test
  void followsReferencesFromOneEnvFileToAnother() {
    ProjectFiles files =
        service("env_file: [one.env, two.env]", "DOT=1\n")
            .plus(new TextFile("one.env", "BASE=x\nKEEP=k\n"))
            .plus(new TextFile("two.env", "PW=$BASE\nVIA=$DOT\nDOT\n"));

    assertThat(pw(files)).isEqualTo(new Found(env("/root/one.env", "BASE"), true));
    assertThat(SourceLocator.locate(files, "a", "VIA"))
        .isEqualTo(new Found(env(DOT_ENV, "DOT"), true));
    assertThat(SourceLocator.locate(files, "a", "DOT"))
        .isEqualTo(new Found(env(DOT_ENV, "DOT"), true));
  }

  @Test
  void findsThePasswordInsideAUrl() {
    ProjectFiles files =
        service("environment: {PW: 'postgres://u:${DB_PW}@db/d'}", "DB_PW=secret\n");

    assertThat(pw(files)).isEqualTo(new Found(env(DOT_ENV, "DB_PW"), false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PW: ${NONE}", "PW: ${NONE:-d}", "PW: ${NONE:?x}", "- PW", "PW:"})
  void refusesWhatComesFromTheShellOrADefault(String line) {
    assertUnsupported(
        pw(service("environment:\n  " + line, "OTHER=x\n")),
        "comes from the shell or has a default");
  }

  @Test
  void refusesDefaultsAlternativesSeveralVariablesAndBrokenTemplates() {
    String env = "U=u\nE=\n";

    assertUnsupported(pw(service("environment: {PW: '${E:-d}'}", env)), "stands in for E");
    assertUnsupported(pw(service("environment: {PW: '${U:+d}'}", env)), "stands in for U");
    assertUnsupported(pw(service("environment: {PW: '$U:$E'}", env)), "several variables");
    assertUnsupported(pw(service("environment: {PW: '${'}", env)), "not a valid variable");
  }

  @Test
  void namesTheFileThatMustBeReadFirst() {
    ProjectFiles files = service("env_file: ${DIR}/a.env\nenvironment: {X: x}", "DIR=conf\n");

    assertThat(pw(files)).isEqualTo(new NeedsFile("/root/conf/a.env"));
    assertThat(SourceLocator.locate(files, "a", "X")).isInstanceOf(Found.class);
    assertThat(files.needed()).containsExactly("/root/conf/a.env");
    assertThat(pw(files.plus(new TextFile("conf/a.env", "PW=x"))))
        .isEqualTo(new Found(env("/root/conf/a.env", "PW"), true));
  }

  @Test
  void anEnvFileMayBeAbsentOnlyWhenItIsOptional() {
    ProjectFiles optional =
        service("env_file: [{path: a.env, required: false}]", "").withoutFile("a.env");
    ProjectFiles required = service("env_file: a.env", "").withoutFile("a.env");

    assertThat(optional.needed()).isEmpty();
    assertThat(pw(optional)).isEqualTo(new NotSet());
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> pw(required))
        .withMessageContaining("/root/a.env cannot be understood: it is an env_file of a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"~/a.env", "${NONE}", "${NONE:?x}", "${"})
  void refusesEnvFilesWhosePathCannotBeTold(String path) {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> pw(service("env_file: '" + path + "'", "")))
        .withMessageContaining("the path of an env_file of a");
  }

  @Test
  void refusesProjectsThatItDoesNotFollow() {
    assertUnsupported(
        pw(service("extends: b\nenvironment: {PW: x}", "")),
        COMPOSE + ": its service a extends another one");
  }

  @Test
  void findsTheFileOfAComposeSecret() {
    ProjectFiles files =
        Projects.of(
            """
            services:
              a:
                environment: {PW_FILE: /run/secrets/pw}
                secrets: [pw]
            secrets:
              pw: {file: ./secrets/pw.txt}
            """,
            "");

    assertThat(pw(files)).isEqualTo(new NeedsFile("/root/secrets/pw.txt"));
    ProjectFiles read = files.plus(new TextFile("secrets/pw.txt", "old\n"));
    assertThat(pw(read)).isEqualTo(new Found(new SecretFile("/root/secrets/pw.txt"), true));
    assertThat(SourceLocator.locate(read, "a", "PW_FILE")).isEqualTo(pw(read));
  }

  @Test
  void findsTheFileOfABindMountTheLongestDeciding() {
    ProjectFiles files =
        service("env_file: a.env", "")
            .plus(new TextFile("a.env", "PW_FILE=/etc/app/keys/pw\n"))
            .plus(new TextFile("/srv/keys/pw", "old"))
            .withMounts("a", Map.of("/etc", "/wrong", "/etc/app/keys", "/srv/keys", "/", "/no"));

    assertThat(pw(files)).isEqualTo(new Found(new SecretFile("/srv/keys/pw"), true));
  }

  @Test
  void aVariableThatIsSetBeatsItsFile() {
    assertThat(pw(service("environment: {PW: '', PW_FILE: /x}", "")))
        .isEqualTo(new Found(scalar("a", "PW"), true));
  }

  @Test
  void refusesAFileThatIsNowhereOnTheHost() {
    assertUnsupported(pw(service("environment: {PW_FILE: /x}", "")), "no mount and no secret");
    assertUnsupported(pw(service("environment: [PW_FILE]", "")), "comes from the shell");
  }

  @Test
  void wantsAnAbsoluteWorkingDirectory() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProjectFiles.of("root", List.of(), List.of()));
  }

  @Test
  void doesNotPrintTexts() {
    assertThat(Projects.stack().plus(new TextFile("x", "hunter2")).toString())
        .isEqualTo("/root [" + COMPOSE + "] [" + RUNTIME + "] [/root/x]");
  }
}
