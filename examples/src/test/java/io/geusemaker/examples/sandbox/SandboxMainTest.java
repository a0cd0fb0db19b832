package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxMainTest {

  @Test
  void itStaysUntilItsInputEnds() throws Exception {
    Process process = launch();
    try {
      Map<String, String> said = said(process);
      Path host = Path.of(said.get("host_directory"));
      assertThat(host).isDirectory();
      assertThat(Path.of(said.get("identity"))).isRegularFile();
      assertThat(said.get("connection")).isEqualTo("ssh://ubuntu@127.0.0.1:" + said.get("port"));

      process.getOutputStream().close();

      assertThat(process.waitFor()).isZero();
      assertThat(host).doesNotExist();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void nothingIsLeftOfOneThatWasKilled() throws Exception {
    Process process = launch();
    Path host = Path.of(said(process).get("host_directory"));
    long postmaster = postmaster(host);

    process.destroyForcibly().waitFor();

    for (int i = 0; i < 200 && (host.toFile().exists() || alive(postmaster)); i++) {
      Thread.sleep(50);
    }
    assertThat(host).doesNotExist();
    assertThat(alive(postmaster)).isFalse();
  }

  private static Process launch() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                SandboxMain.class.getName(),
                "dotenv"))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Map<String, String> said(Process process) throws IOException {
    Map<String, String> said = new HashMap<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.equals("ready")) {
      String[] pair = line.split("=", 2);
      said.put(pair[0], pair[1]);
      line = lines.readLine();
    }
    assertThat(line).isEqualTo("ready");
    return said;
  }

  private static long postmaster(Path host) throws IOException {
    return Long.parseLong(
        java.nio.file.Files.readAllLines(host.resolve("mnt/efs/postgres/postmaster.pid")).get(0));
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
