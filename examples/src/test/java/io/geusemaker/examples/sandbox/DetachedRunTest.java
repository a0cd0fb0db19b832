package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Containers that no compose project has made, as a rehearsal makes them. */
class DetachedRunTest extends HostTest {

  private static final String PSQL =
      " psql -X -q -A -t -v ON_ERROR_STOP=1 -U geusemaker -d geusemaker";

  @Test
  void aDatabaseOfItsOwnIsEmptyAndGoesWithItsNetwork() {
    out("docker network create --internal --label of=test apart");
    out(
        "umask 077; printf 'POSTGRES_USER=geusemaker\\nPOSTGRES_DB=geusemaker\\n"
            + "POSTGRES_PASSWORD=of-its-own\\n' >env");
    out(
        "docker run -d --name scratch --network apart --label of=test --env-file env postgres:15"
            + " && docker stats --no-stream --format '{{.MemUsage}}' scratch");

    assertThat(
            out("echo 'SELECT count(*) FROM pg_stat_user_tables' | docker exec -i scratch" + PSQL))
        .isEqualTo("0");
    assertThat(sandbox.query("SELECT count(*) FROM canary")).containsExactly("100");
    assertThat(
            out(
                "echo 'PGPASSWORD=of-its-own"
                    + PSQL
                    + " -h scratch -c \"SELECT 7\"' | docker exec -i scratch sh -s"))
        .isEqualTo("7");
    assertThat(
            sh("echo 'PGPASSWORD=wrong"
                    + PSQL
                    + " -h scratch -c \"SELECT 7\"' | docker exec -i scratch sh -s")
                .exitCode())
        .isEqualTo(2);
    assertThat(
            sh("echo 'PGPASSWORD=of-its-own"
                    + PSQL
                    + " -h postgres -c \"SELECT 7\"' | docker exec -i postgres sh -s")
                .exitCode())
        .isEqualTo(2);
    assertThat(sh("docker network rm apart").stderr()).contains("has active endpoints");
    assertThat(out("docker ps -aq --filter label=of=test").lines()).hasSize(1);

    out("docker rm -fv scratch && docker network rm apart");

    assertThat(
            out(
                "docker ps -aq --filter label=of=test; docker network ls -q --filter label=of=test"))
        .isEmpty();
    assertThat(sandbox.unknownCalls()).isEmpty();
  }

  @Test
  void withoutARestartPolicyItStaysDownWhenItEnds() {
    out("docker network create apart && printf 'DB_POSTGRESDB_HOST=nowhere\\n' >env");
    out("docker run -d --name lost --network apart --env-file env n8nio/n8n:latest");

    String state =
        "docker inspect --format '{{.State.Status}} {{.State.ExitCode}} {{.RestartCount}}' lost";
    assertThat(
            out(
                "for i in 1 2 3 4 5 6 7 8; do sleep 1; case $("
                    + state
                    + ") in exited*) break ;; esac; done; "
                    + state))
        .isEqualTo("exited 1 0");
    assertThat(out("docker logs lost")).contains("ENOTFOUND nowhere");
    assertThat(sh("docker run -d --name lost --network apart n8nio/n8n:latest").stderr())
        .contains("is already in use");
  }
}
