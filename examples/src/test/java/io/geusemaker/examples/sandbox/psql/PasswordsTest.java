package io.geusemaker.examples.sandbox.psql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {

  private final Path directory;

  PasswordsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void theFirstLineThatFitsCounts() throws IOException {
    write("other:5432:*:geusemaker:no\npostgres:*:*:geusemaker:a\\:b\\\\c:d\n", "rw-------");

    assertThat(find(Map.of("PGPASSFILE", "pgpass"))).isEqualTo("a:b\\c:d");
  }

  @Test
  void aFileThatOthersMayReadIsIgnored() throws IOException {
    write("*:*:*:*:secret\n", "rw-r--r--");

    assertThat(find(Map.of("PGPASSFILE", "pgpass"))).isEmpty();
  }

  @Test
  void theEnvironmentComesFirst() throws IOException {
    write("*:*:*:*:from-file\n", "rw-------");

    assertThat(find(Map.of("PGPASSFILE", "pgpass", "PGPASSWORD", "from-variable")))
        .isEqualTo("from-variable");
    assertThat(find(Map.of())).isEmpty();
    assertThat(find(Map.of("PGPASSFILE", "absent"))).isEmpty();
  }

  private String find(Map<String, String> environment) {
    Session session = new Session(List.of(), environment, "", directory, false);
    return Passwords.find(session, "postgres", "5432", "geusemaker", "geusemaker");
  }

  private void write(String text, String mode) throws IOException {
    Path file = Files.writeString(directory.resolve("pgpass"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
