package io.geusemaker.core.compose;

import static io.geusemaker.core.compose.Projects.RUNTIME;
import static io.geusemaker.core.compose.Projects.env;
import static io.geusemaker.core.compose.Projects.scalar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.compose.Reader.Via;
import io.geusemaker.core.compose.ValueSource.SecretFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadersTest {

  @Test
  void tellsThoseWhoAskForAValueFromThoseWhoMerelyGetIt() {
    assertThat(Readers.of(Projects.stack(), env(RUNTIME, "POSTGRES_PASSWORD")))
        .containsExactly(
            new Reader("postgres", "POSTGRES_PASSWORD", Via.ENVIRONMENT, true),
            new Reader("n8n", "DB_POSTGRESDB_PASSWORD", Via.ENVIRONMENT, true),
            new Reader("n8n", "POSTGRES_PASSWORD", Via.ENV_FILE, true),
            new Reader("qdrant", "POSTGRES_PASSWORD", Via.ENV_FILE, true));
    assertThat(Readers.of(Projects.stack(), env(RUNTIME, "NONE"))).isEmpty();
  }

  @Test
  void findsUrlsThatContainTheValueAndChainsThatLeadToIt() {
    ProjectFiles files =
        Projects.of(
                """
            services:
              a:
                environment:
                  URL: postgres://${U}:${PW}@db/d
                  LINK: $LINK
                  UNUSED: ${PW:+set}
                  OTHER: $PW2
              b:
                env_file: b.env
                environment: [PW]
            """,
                "U=u\nPW=secret\nPW2=secret\nLINK=x${PW}\n")
            .plus(new TextFile("b.env", "B='$PW'\nC=$PW\n"));

    assertThat(Readers.of(files, env(Projects.DOT_ENV, "PW")))
        .containsExactly(
            new Reader("a", "URL", Via.ENVIRONMENT, false),
            new Reader("a", "LINK", Via.ENVIRONMENT, false),
            new Reader("a", "UNUSED", Via.ENVIRONMENT, false),
            new Reader("b", "PW", Via.ENVIRONMENT, true),
            new Reader("b", "C", Via.ENV_FILE, true));
  }

  @Test
  void findsAllWhoShareAScalarByAnAnchor() {
    ProjectFiles files =
        Projects.of(
            """
            x-env: &env {PW: &pw secret}
            services:
              a: {environment: {<<: *env, PW: other}}
              b: {environment: *env}
              c: {environment: {MINE: *pw, PW: secret}}
            """,
            "");

    assertThat(Readers.of(files, scalar("c", "MINE")))
        .containsExactly(
            new Reader("b", "PW", Via.ENVIRONMENT, true),
            new Reader("c", "MINE", Via.ENVIRONMENT, true))
        .isEqualTo(Readers.of(files, scalar("b", "PW")));
  }

  @Test
  void findsTheServicesThatReadASecretFile() {
    ProjectFiles files =
        Projects.of(
                """
                services:
                  a: {environment: {PW_FILE: /run/secrets/pw}, secrets: [pw]}
                  b: {secrets: [{source: pw, target: key}]}
                  c: {env_file: c.env}
                  d: {environment: {PW_FILE: /run/secrets/pw}}
                secrets: {pw: {file: pw.txt}}
                """,
                "")
            .plus(new TextFile("c.env", "KEY_FILE=/keys/pw.txt\n"))
            .withMounts("c", Map.of("/keys", "/root"));

    assertThat(Readers.of(files, new SecretFile("/root/pw.txt")))
        .containsExactly(
            new Reader("a", "PW_FILE", Via.ENVIRONMENT, true),
            new Reader("b", "/run/secrets/key", Via.MOUNT, true),
            new Reader("c", "KEY_FILE", Via.ENV_FILE, true));
  }

  @Test
  void refusesToGuessWhenReadersCouldBeMissed() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(
            () -> Readers.of(Projects.service("extends: b", ""), env(Projects.DOT_ENV, "PW")))
        .withMessageContaining("PW in /root/.env cannot be changed safely");
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(
            () ->
                Readers.of(
                    Projects.service("environment: {PW: '${'}", ""), env(Projects.DOT_ENV, "PW")))
        .withMessageContaining("not a valid variable reference");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Readers.of(Projects.service("env_file: x", ""), env(Projects.DOT_ENV, "PW")))
        .withMessage("env files of a were not read: [/root/x]");
  }

  @Test
  void evaluatesWhatAContainerGets() {
    assertThat(EffectiveEnvironment.of(Projects.stack(), "n8n"))
        .containsOnly(
            Map.entry("POSTGRES_PASSWORD", "old"),
            Map.entry("N8N_ENCRYPTION_KEY", "key"),
            Map.entry("DB_POSTGRESDB_USER", "geusemaker"),
            Map.entry("DB_POSTGRESDB_PASSWORD", "old"));
  }

  @Test
  void leavesOutWhatOnlyTheShellCouldTell() {
    ProjectFiles files =
        Projects.service(
                "env_file: e\nenvironment:\n  A:\n  B: ${NONE:?x}\n  C: '${'\n  D: 007\n  E: e", "")
            .plus(new TextFile("e", "A=1\nF=f"));

    assertThat(EffectiveEnvironment.of(files, "a")).containsOnlyKeys("E", "F");
  }
}
