package io.geusemaker.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SshLogTest {

  @TempDir Path home;

  @Test
  void atItsFinestTheLogTellsTheStoryWithoutSecrets() throws IOException {
    List<String> lines = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger("io.geusemaker.ssh");
    Handler handler = collecting(lines);
    logger.addHandler(handler);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    UserKey key = UserKey.encrypted(home.resolve("id"), "Passphrase-0815");
    try (LoopbackSshd sshd = new LoopbackSshd().authorize(key);
        HostSession session = sshd.ssh(key).passphrase(Secret.of("Passphrase-0815")).connect()) {
      session.run(
          Script.of("log in", "echo \"$SECRET\"; echo \"$SECRET\" >&2; exit 5")
              .secret("SECRET", Secret.of("Sesame-4711")));
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(null);
      logger.setUseParentHandlers(true);
    }

    assertThat(lines)
        .anyMatch(line -> line.startsWith("FINE") && line.contains("Connection established"))
        .anyMatch(line -> line.startsWith("FINE") && line.contains("script \"log in\" on ubuntu@"))
        .noneMatch(line -> line.contains("Sesame") || line.contains("Passphrase-0815"));
    assertThat(lines).noneMatch(line -> line.startsWith("INFO") || line.startsWith("SEVERE"));
  }

  private static Handler collecting(List<String> lines) {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + record.getMessage() + " " + record.getThrown());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    return handler;
  }
}
