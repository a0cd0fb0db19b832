package io.geusemaker.examples.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.contract.TransportContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The oldest OpenSSL that a host may have: that of Debian 11, Ubuntu 20.04 and RHEL 8. */
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
          new ProcessBuilder(SCRIPT.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
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

  @Test
  void isReallyOld() {
    try (HostSession session = host.ssm().connect()) {
      ScriptResult version = session.run(Script.of("version", "openssl version"));
      assertThat(version.stdout()).startsWith("OpenSSL 1.1.1");
    }
  }

  @Override
  protected Transport transport() {
    return host.ssm();
  }
}
