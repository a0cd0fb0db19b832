package io.geusemaker.examples.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** The oldest OpenSSL that hosts may have, as Debian 11 and Amazon Linux 2 do. */
@DisplayName("Systems Manager's transport to a host with OpenSSL 1.1.1")
@Tag("long")
@SuppressWarnings("NullAway.Init")
final class OldOpenSslIT extends TransportContract {

  private static final Path SCRIPT = Path.of("stack/old-openssl.sh").toAbsolutePath();

  private static SsmHost host;

  @BeforeAll
  static void start() {
    host = new SsmHost(Map.of("openssl", openSsl()));
  }

  private static Path openSsl() {
    try {
      Process process =
          new ProcessBuilder(SCRIPT.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output).startsWith("openssl=");
      return Path.of(output.strip().substring("openssl=".length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Override
  protected Transport transport() {
    return host.ssm();
  }
}
