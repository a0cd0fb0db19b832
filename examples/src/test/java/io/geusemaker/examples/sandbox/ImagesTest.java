package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.ScriptResult;
import org.junit.jupiter.api.Test;

/** Pulling images, and what docker then tells of them. */
class ImagesTest extends HostTest {

  @Override
  SandboxBuilder wanted() {
    return Sandbox.builder().withRegistry();
  }

  @Test
  void theStackRunsOnFullTags() {
    String postgres = sandbox.registry().tagged(Releases.POSTGRES, "15.18");

    assertThat(out("docker inspect -f {{.Config.Image}} postgres")).isEqualTo(postgres);
    assertThat(
            out("docker image inspect -f '{{json .RepoTags}} {{json .RepoDigests}}' " + postgres))
        .isEqualTo(
            "[\"%s\"] [\"%s\"]"
                .formatted(
                    postgres,
                    postgres.replace(
                        ":15.18", "@" + sandbox.registry().digest(Releases.POSTGRES, "15.18"))));
    assertThat(sandbox.n8nStatus("/healthz")).isEqualTo(200);
    assertThat(sandbox.unknownCalls()).isEmpty();
  }

  @Test
  void anImageIsPulledByItsDigestAndFoundByIt() {
    String pinned = sandbox.registry().pinned(Releases.POSTGRES, "15.20");
    String digest = pinned.substring(pinned.indexOf('@'));

    assertThat(sh("docker image inspect " + pinned).exitCode()).isEqualTo(1);
    out("docker pull -q " + pinned);

    String id = out("docker image inspect --format {{.Id}} " + pinned);
    assertThat(id).matches("sha256:[0-9a-f]{64}");
    assertThat(out("docker image inspect --format {{.Id}} " + id)).isEqualTo(id);
    assertThat(
            out("docker image inspect --format '{{range .RepoDigests}}{{print .}} {{end}}' " + id))
        .isEqualTo(sandbox.registry().host() + "/library/postgres" + digest);
    assertThat(out("docker image inspect --format '{{len .RepoTags}}' " + id)).isEqualTo("0");
    assertThat(out("docker image inspect " + pinned))
        .contains("PG_VERSION=15.20-1.pgdg12+1", "\"StopSignal\"", "\"/var/lib/postgresql/data\"")
        .contains("\"Architecture\" : \"amd64\"", "\"Os\" : \"linux\"", "\"Size\"", "\"Created\"");
  }

  @Test
  void aPullFailsAsDockerDoes() {
    String pinned = sandbox.registry().pinned(Releases.POSTGRES, "15.20");
    String unknown = pinned.replaceFirst("sha256:.*", "sha256:" + "0".repeat(64));

    assertThat(sh("docker pull -q " + unknown).stderr())
        .contains("Error response from daemon: manifest for ", "not found: manifest unknown");
    sandbox.machine().fill(true);
    assertThat(sh("docker pull -q " + pinned).stderr()).contains("no space left on device");
    sandbox.machine().fill(false);
    sandbox.registry().goOffline();
    ScriptResult gone = sh("docker pull -q " + pinned);
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.stderr()).contains("connect: connection refused");
    sandbox.registry().comeBack();
    assertThat(sh("docker pull -q " + pinned).exitCode()).isZero();
  }

  @Test
  void anImageForAnotherProcessorIsNotPulled() {
    sandbox
        .registry()
        .add(Releases.POSTGRES, "15.21", Releases.postgres("15.21").architectures("arm64"));

    assertThat(sh("docker pull " + sandbox.registry().pinned(Releases.POSTGRES, "15.21")).stderr())
        .contains("no matching manifest for linux/amd64");
  }

  @Test
  void dockerTellsItsPlatformAndItsDisk() {
    assertThat(out("docker info --format '{{.OSType}}/{{.Architecture}}'"))
        .isEqualTo("linux/x86_64");
    String free =
        "df -Pk \"$(docker info --format '{{.DockerRootDir}}')\" | awk 'NR == 2 {print $4}'";
    assertThat(Long.parseLong(out(free))).isPositive();

    sandbox.machine().sayFree(1234);

    assertThat(out(free)).isEqualTo("1234");
    assertThat(out("df -Pk / | awk 'NR == 2 {print $4}'")).isNotEqualTo("1234");
  }

  @Test
  void aContainerKnowsItsBaseSystem() {
    String n8n = sandbox.registry().tagged(Releases.N8N, "2.40.6");

    assertThat(
            out(
                "docker run --rm --network none --entrypoint sh "
                    + n8n
                    + " -c '. /etc/os-release && printf \"%s %s\" \"$ID\" \"${VERSION_ID%%.*}\"'"))
        .isEqualTo("alpine 3");
    assertThat(out("docker exec postgres sh -c '. /etc/os-release; printf \"$ID $VERSION_ID\"'"))
        .isEqualTo("debian 12");
  }

  @Test
  void anotherArchitectureHasAnotherName() {
    try (Sandbox arm = Sandbox.builder().withRegistry().architecture("arm64").start()) {
      sandbox.close();
      sandbox = arm;
      assertThat(out("docker info --format '{{.OSType}}/{{.Architecture}}'"))
          .isEqualTo("linux/aarch64");
      assertThat(
              out(
                  "docker image inspect -f {{.Architecture}} \"$(docker inspect -f {{.Image}} n8n)\""))
          .isEqualTo("arm64");
    }
  }
}
