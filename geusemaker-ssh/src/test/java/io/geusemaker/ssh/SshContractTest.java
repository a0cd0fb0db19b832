package io.geusemaker.ssh;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.contract.TransportContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SshContractTest extends TransportContract {

  @TempDir static Path keys;

  private static LoopbackSshd sshd;
  private static UserKey key;

  @BeforeAll
  static void start() throws IOException {
    key = UserKey.ecdsa(keys.resolve("id"));
    sshd = new LoopbackSshd().authorize(key);
  }

  @AfterAll
  static void stop() throws IOException {
    sshd.close();
  }

  @Override
  protected Transport transport() {
    return sshd.ssh(key).connectTimeout(Duration.ofMinutes(1));
  }
}
