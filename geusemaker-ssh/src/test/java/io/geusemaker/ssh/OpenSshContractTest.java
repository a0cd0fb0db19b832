package io.geusemaker.ssh;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.contract.TransportContract;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract once more, with the server that hosts really run. */
@SuppressWarnings("NullAway.Init")
class OpenSshContractTest extends TransportContract {

  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Path SEPARATION = Path.of("/run/sshd");

  @TempDir static Path dir;

  private static Process sshd;
  private static Ssh ssh;

  @BeforeAll
  static void start() throws Exception {
    assumeLoudly(Files.isExecutable(SSHD), SSHD + " is not installed");
    assumeLoudly("root".equals(System.getProperty("user.name")), "only root can log in as root");
    Files.createDirectories(SEPARATION);
    UserKey host = UserKey.ed25519(dir.resolve("host"));
    UserKey user = UserKey.ed25519(dir.resolve("user"));
    Files.setPosixFilePermissions(host.file(), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(dir.resolve("authorized"), user.line());
    int port = freePort();
    Path config =
        Files.writeString(
            dir.resolve("sshd_config"),
            """
            Port %d
            ListenAddress 127.0.0.1
            HostKey %s
            AuthorizedKeysFile %s
            PermitRootLogin prohibit-password
            StrictModes no
            UsePAM no
            PidFile none
            # bash then passes over the .bashrc of whoever runs the test.
            SetEnv SHLVL=2
            """
                .formatted(port, host.file(), dir.resolve("authorized")));
    sshd =
        new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("log").toFile())
            .start();
    ssh =
        Ssh.to("root@127.0.0.1:" + port)
            .identity(user.file())
            .connectTimeout(Duration.ofMinutes(1))
            .fingerprint(HostKeyTrust.fingerprint(host.pair().getPublicKeyBlob()));
    awaitPort(port);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (sshd != null) {
      sshd.destroy();
      sshd.waitFor();
    }
  }

  @Override
  protected Transport transport() {
    return ssh;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port) throws IOException, InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (!sshd.isAlive()) {
        throw new IllegalStateException(Files.readString(dir.resolve("log")));
      }
      try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
        socket.getInputStream();
        return;
      } catch (java.net.ConnectException e) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("sshd does not listen");
  }

  private static void assumeLoudly(boolean condition, String reason) {
    if (!condition) {
      System.err.println("*** SKIPPED: the transport contract on OpenSSH, because " + reason);
    }
    Assumptions.assumeTrue(condition, reason);
  }
}
