package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.examples.sandbox.docker.Fault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that leave the stack as it is, on one sandbox for all of them. */
class DockerStandInTest extends HostTest {

  private static Sandbox shared;

  @BeforeAll
  static void startOnce() {
    shared = Sandbox.start();
  }

  @AfterAll
  static void closeOnce() {
    shared.close();
  }

  @Override
  @BeforeEach
  void start() {
    sandbox = shared;
  }

  @Override
  @AfterEach
  void close() {
    sandbox.forgetDockerCalls();
  }

  @Test
  void containersAreListedByTheirLabels() {
    String listed =
        out(
            "docker ps -a --no-trunc --filter label=com.docker.compose.project=geusemaker --format"
                + " '{{.ID}} {{.Label \"com.docker.compose.project\"}} {{.Label"
                + " \"com.docker.compose.service\"}}'");

    assertThat(listed.lines()).hasSize(5).allMatch(line -> line.matches("[0-9a-f]{64} .*"));
    assertThat(listed).contains(" geusemaker n8n").contains(" geusemaker postgres");
    assertThat(out("docker ps --filter name=qdrant --filter status=running --format {{.Names}}"))
        .isEqualTo("qdrant");
  }

  @Test
  void inspectionTellsWhereTheProjectIs() {
    assertThat(
            out(
                "docker inspect -f '{{index .Config.Labels"
                    + " \"com.docker.compose.project.working_dir\"}} {{index .Config.Labels"
                    + " \"com.docker.compose.project.environment_file\"}}' n8n"))
        .isEqualTo(sandbox.composeFile().getParent() + " " + sandbox.runtimeEnv());
    assertThat(out("docker inspect -f '{{range .Mounts}}{{.Source}}{{end}}' postgres"))
        .isEqualTo(sandbox.hostDirectory().resolve("mnt/efs/postgres").toString());
    assertThat(out("docker inspect n8n postgres")).contains("\"Status\" : \"healthy\"");
    assertThat(out("docker image inspect -f '{{.Id}} {{json .RepoTags}}' postgres:15"))
        .matches("sha256:[0-9a-f]{64} \\[\"postgres:15\"]");
    assertThat(sh("docker inspect nothing").stderr()).contains("No such object: nothing");
  }

  @Test
  void composeResolvesTheProject() {
    assertThat(out(COMPOSE + "config --format json"))
        .contains("\"DB_POSTGRESDB_PASSWORD\" : \"" + sandbox.postgresPassword() + "\"");
    assertThat(out(COMPOSE + "config --services")).contains("n8n").contains("crawl4ai");
    assertThat(out("docker compose version --short")).isEqualTo("2.26.1");
    assertThat(out(COMPOSE + "ps --format json n8n")).contains("\"Health\":\"healthy\"");
    assertThat(out(COMPOSE + "exec -T postgres postgres --version"))
        .isEqualTo("postgres (PostgreSQL) 15.15");
  }

  @Test
  void composeFailsWithoutTheEnvFileAsTheRealOneDoes() {
    ScriptResult result = sh("docker compose -f root/docker-compose.yml config");

    assertThat(result.exitCode()).isEqualTo(15);
    assertThat(result.stderr())
        .contains(
            "required variable POSTGRES_PASSWORD is missing a value: POSTGRES_PASSWORD required");
    assertThat(sh("docker compose -f none.yml config").exitCode()).isEqualTo(14);
    assertThat(sh("cd tmp && docker compose config").exitCode()).isEqualTo(14);
  }

  @Test
  void anUpWithoutAChangeRecreatesNothing() {
    String before = out("docker ps -q --no-trunc");

    out(COMPOSE + "up -d --wait");

    assertThat(out("docker ps -q --no-trunc")).isEqualTo(before);
  }

  @Test
  void psqlInTheContainerNeedsNoPassword() {
    assertThat(out("printf 'SELECT 1, NULL, $$a;b$$;\\nSELECT 2' | " + PSQL))
        .isEqualTo("1||a;b\n2");
    assertThat(out(PSQL + " -F , -c 'SELECT 1, 2'")).isEqualTo("1,2");
    assertThat(out("docker exec -i postgres psql -XA -U geusemaker -c 'SELECT 1 AS one'"))
        .isEqualTo("one\n1\n(1 row)");
    assertThat(
            out("docker exec -i postgres psql -XAt -U geusemaker -c 'CREATE TEMP TABLE t (i int)'"))
        .isEqualTo("CREATE TABLE");
    assertThat(
            out("echo 'psql -XAtw -U geusemaker -c \"SELECT 7\"' | docker exec -i postgres sh -s"))
        .isEqualTo("7");
  }

  @Test
  void psqlEndsAsTheRealOneDoes() {
    ScriptResult stopped = sh("printf 'SELECT 1;\\n\\nSELECT nope;\\nSELECT 3' | " + PSQL);
    assertThat(stopped.exitCode()).isEqualTo(3);
    assertThat(stopped.stdout()).isEqualTo("1\n");
    assertThat(stopped.stderr())
        .isEqualTo("psql:<stdin>:3: ERROR:  column \"nope\" does not exist\n");

    ScriptResult goesOn =
        sh("printf 'SELECT nope;SELECT 3' | docker exec -i postgres psql -XqAt -U geusemaker");
    assertThat(goesOn.exitCode()).isZero();
    assertThat(goesOn.stdout()).isEqualTo("3\n");

    assertThat(sh(PSQL + " -c 'SELECT nope'").exitCode()).isEqualTo(1);
    ScriptResult nobody = sh("docker exec -i postgres psql -XAt -U nobody -d geusemaker -c ''");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.stderr()).contains("FATAL:  role \"nobody\" does not exist");
  }

  @Test
  void anotherContainerIsAskedForThePassword() {
    String asOther =
        "docker run --rm -i --pull never --network geusemaker_default --entrypoint sh postgres:15"
            + " -s <<'END'\nPGPASSWORD='%s' psql -XAtw -h postgres -U geusemaker -d geusemaker -c"
            + " 'SELECT 1'\nEND";

    assertThat(out(asOther.formatted(sandbox.postgresPassword()))).isEqualTo("1");
    ScriptResult refused = sh(asOther.formatted("wrong"));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr())
        .isEqualTo(
            "psql: error: connection to server at \"postgres\" (127.0.0.1), port 5432 failed: FATAL:"
                + "  password authentication failed for user \"geusemaker\"\n");
    assertThat(sh(asOther.formatted("")).stderr()).contains("no password supplied");
    assertThat(sh(asOther.formatted("x").replace("_default", "_none")).exitCode()).isEqualTo(125);
    assertThat(sandbox.dockerCalls()).noneMatch(call -> call.contains(sandbox.postgresPassword()));
  }

  @Test
  void theProbeAsksN8nAndWaits() {
    String probe =
        """
        docker exec -i n8n node - <<'END'
        const SPEC = {"waitSeconds":1,"requests":[\
        {"name":"up","method":"GET","path":"/rest/login","until":[200,401]},\
        {"name":"in","method":"POST","path":"/rest/login","headers":{},"body":{"emailOrLdapLoginId":"%s","password":"%s"}},\
        {"name":"never","method":"GET","path":"/none","until":[200]}]};
        never.run();
        END"""
            .formatted(sandbox.ownerEmail(), sandbox.ownerPassword());

    assertThat(out(probe).lines())
        .satisfiesExactly(
            up -> assertThat(up).startsWith("{\"name\":\"up\",\"status\":401,"),
            in -> assertThat(in).startsWith("{\"name\":\"in\",\"status\":200,"),
            never -> assertThat(never).startsWith("{\"name\":\"never\",\"status\":404,"));
  }

  @Test
  void loginsAreLimitedToFiveAMinute() {
    sandbox.forgetN8nLogins();
    String request =
        "{\"name\":\"x\",\"method\":\"POST\",\"path\":\"/rest/login\",\"body\":{\"email\":\"a@b.c\","
            + "\"password\":\"x\"}}";
    String spec = "{\"requests\":[" + (request + ",").repeat(5) + request + "]}";

    assertThat(out("docker exec -i n8n node - <<'END'\nconst SPEC = " + spec + ";\nEND").lines())
        .last()
        .asString()
        .contains("\"status\":429");
    sandbox.forgetN8nLogins();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker frob",
        "docker ps --frob",
        "docker exec n8n frob",
        "docker run postgres:15",
        "docker compose -f root/docker-compose.yml frob",
        "echo 'console.log(1)' | docker exec -i n8n node -",
        "echo '\\q' | docker exec -i postgres psql -XAt -U geusemaker",
        "docker exec -i postgres psql -U geusemaker -c 'SELECT 1'"
      })
  void whatIsNotUnderstoodIsRefusedAndRecorded(String call) {
    ScriptResult result = sh(call);

    assertThat(result.exitCode()).isEqualTo(125);
    assertThat(result.stderr()).startsWith("sandbox: this stand-in does not understand:");
    assertThat(sandbox.unknownCalls()).hasSize(1);
  }

  @Test
  void whatDockerRefusesIsNoUnknownCall() {
    assertThat(sh("docker exec nothing true").stderr())
        .isEqualTo("Error response from daemon: No such container: nothing\n");
    assertThat(sh("docker logs nothing").exitCode()).isEqualTo(1);
    assertThat(sh("docker stop nothing").exitCode()).isEqualTo(1);
    assertThat(sh("docker exec n8n printenv NOPE").exitCode()).isEqualTo(1);
    assertThat(sh("docker exec n8n cat /none").exitCode()).isEqualTo(1);
    assertThat(sandbox.unknownCalls()).isEmpty();
  }

  @Test
  void callsCanBeMadeToFail() {
    sandbox.inject(Fault.before("docker ps"));
    sandbox.inject(Fault.after("docker version"));

    assertThat(sh("docker ps").exitCode()).isEqualTo(1);
    assertThat(sh("docker ps").exitCode()).isZero();
    ScriptResult afterwards = sh("docker version");
    assertThat(afterwards.exitCode()).isEqualTo(1);
    assertThat(afterwards.stdout()).contains("stand-in");
  }

  @Test
  void manyCallsAtOnceDoNotMixUp() {
    String text =
        "for i in 1 2 3 4 5 6 7 8; do (echo \"SELECT $i, repeat('x', 100000)\" | "
            + PSQL
            + " >tmp/$i) & done; wait; for i in 1 2 3 4 5 6 7 8; do wc -c <tmp/$i; head -c 2"
            + " tmp/$i; echo; done";

    assertThat(out(text).lines().map(String::strip).filter(line -> line.endsWith("|")))
        .containsExactly("1|", "2|", "3|", "4|", "5|", "6|", "7|", "8|");
    assertThat(out(text).lines().filter(line -> line.contains("100003"))).hasSize(8);
  }

  @Test
  void aKilledCallerLeavesTheSandboxWorking() {
    out(
        "docker exec -i postgres psql -XAt -U geusemaker -c 'SELECT pg_sleep(5)' & p=$!; sleep 0.3;"
            + " kill -9 $p");

    assertThat(out(PSQL + " -c 'SELECT 1'")).isEqualTo("1");
  }

  @Test
  void aProgramFindsNoMoreThanTheHostsOwnEnvironment() {
    assertThat(out("env | grep -c -i java || true")).isEqualTo("0");
    assertThat(out("mktemp").getBytes(StandardCharsets.UTF_8))
        .startsWith(sandbox.hostDirectory().toString().getBytes(StandardCharsets.UTF_8));
  }
}
