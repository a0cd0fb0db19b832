package io.geusemaker.examples.contract;

import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.n8n.CredentialCipher;
import io.geusemaker.examples.sandbox.service.AddedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox whose database has further roles, used from URLs, a pgpass file and n8n. */
final class RolesStack implements AutoCloseable {

  static final String REPORTER = "report-of-2024";
  static final String BACKUP = "p@ss:w\\rd+1";
  private static final String BACKUP_ENCODED = "p%40ss%3Aw%5Crd%2B1";

  private final SandboxStack stack =
      new SandboxStack(Sandbox.builder().with(new Clients()).start());

  SandboxStack stack() {
    return stack;
  }

  Path passFile() {
    return stack.sandbox().composeFile().resolveSibling(".pgpass");
  }

  String passFileText() {
    return read(passFile());
  }

  String compose() {
    return read(stack.sandbox().composeFile());
  }

  String environment() {
    return read(stack.sandbox().runtimeEnv());
  }

  /** A session over the network, as a client has it. */
  Connection session(String role, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + value(environment(), "POSTGRES_HOST_PORT") + "/geusemaker",
        role,
        password);
  }

  static boolean isOpen(Connection session) {
    try (var statement = session.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    stack.close();
  }

  private static String value(String text, String key) {
    Matcher line = Pattern.compile("(?m)^" + key + "=(.*)$").matcher(text);
    if (!line.find()) {
      throw new IllegalStateException(key + " is not there");
    }
    return line.group(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Clients() implements AddedServices {

    @Override
    public Map<String, Workload> workloads() {
      return Map.of();
    }

    @Override
    public List<Image> images() {
      return List.of();
    }

    @Override
    public void joinProject(Path composeFile, Path envFile) {
      String env = read(envFile);
      String own = value(env, "POSTGRES_PASSWORD");
      String name = "    container_name: ollama\n";
      try {
        Files.writeString(
            composeFile,
            read(composeFile)
                .replace(
                    name,
                    name
                        + "    environment:\n"
                        + "      REPORTS: postgresql://reporter:${REPORTER_PASSWORD}@postgres:5432/geusemaker\n"
                        + "      OWN_URL: \"postgres://geusemaker:"
                        + own
                        + "@postgres/geusemaker?sslmode=disable\" # reads all\n"
                        + "      NIGHTLY: jdbc:postgresql://postgres/geusemaker?user=backup&password="
                        + BACKUP_ENCODED
                        + "\n"));
        Files.writeString(envFile, env + "REPORTER_PASSWORD=" + REPORTER + "\n");
        Path passFile = composeFile.resolveSibling(".pgpass");
        Files.writeString(
            passFile,
            "# nightly\npostgres:5432:*:backup:p@ss\\:w\\\\rd+1\nelsewhere:5432:*:backup:other\n"
                + "postgres:*:geusemaker:geusemaker:"
                + own
                + "\n");
        Files.setPosixFilePermissions(passFile, PosixFilePermissions.fromString("rw-------"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<String> storedCredentials(String encryptionKey) {
      String credential =
          "{\"host\":\"postgres\",\"port\":5432,\"database\":\"geusemaker\",\"user\":\"reporter\","
              + "\"password\":\""
              + REPORTER
              + "\"}";
      return Optional.of(
          """
          CREATE ROLE reporter LOGIN PASSWORD '%s';
          CREATE ROLE backup LOGIN PASSWORD '%s';
          CREATE ROLE auditor LOGIN PASSWORD 'nobody wrote it down';
          CREATE ROLE staff;
          CREATE ROLE admin LOGIN SUPERUSER PASSWORD 'root';
          INSERT INTO credentials_entity (id, name, data, type) VALUES
            ('cred000000000021', 'Reports', '%s', 'postgres')
          """
              .formatted(
                  REPORTER, BACKUP, new CredentialCipher(encryptionKey).encrypt(credential)));
    }
  }
}
