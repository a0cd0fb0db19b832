package io.geusemaker.core.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.http.Shown;
import io.geusemaker.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program that keeps credentials for docker.
 *
 * @param name the end of its file name, after {@code docker-credential-}
 * @param path where programs are looked for, as in the variable {@code PATH}
 * @param limit how long it may take
 */
record CredentialHelper(String name, String path, Duration limit) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final int LONGEST_ANSWER = 64 << 10;

  /** How long a child that it leaves behind may keep its output open. */
  private static final long LINGER_MILLIS = 2000;

  /** What every helper says when it has nothing; the one thing in its output that is no secret. */
  private static final String NOT_FOUND = "credentials not found";

  /** The helper gave no answer; the reason holds nothing of its output. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Broken(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  String program() {
    return "docker-credential-" + Shown.of(name);
  }

  /** Asks for the credentials of a server; empty when it has none. */
  Optional<Credential> get(String server) throws Broken {
    Process process = start();
    try {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      Thread reader = new Thread(() -> receive(process, output), program());
      reader.setDaemon(true);
      reader.start();
      send(process, server);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Broken("it did not end within " + limit.toSeconds() + " s");
      }
      reader.join(LINGER_MILLIS);
      return read(process.exitValue(), output.toByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("the wait for it was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start() throws Broken {
    Path program = NAME.matcher(name).matches() ? find().orElse(null) : null;
    if (program == null) {
      throw new Broken("there is no such program on the PATH");
    }
    try {
      return new ProcessBuilder(program.toString(), "get")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new Broken("it cannot be started");
    }
  }

  private Optional<Path> find() {
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "docker-credential-" + name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void receive(Process process, ByteArrayOutputStream output) {
    byte[] buffer = new byte[4096];
    try {
      InputStream input = process.getInputStream();
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        output.write(buffer, 0, Math.min(read, LONGEST_ANSWER - output.size()));
      }
    } catch (IOException e) {
      // What came before is what there is.
      return;
    }
  }

  private static void send(Process process, String server) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(server.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading; how it ended tells the rest.
      return;
    }
  }

  private static Optional<Credential> read(int status, byte[] output) throws Broken {
    if (status != 0) {
      if (new String(output, StandardCharsets.UTF_8).contains(NOT_FOUND)) {
        return Optional.empty();
      }
      throw new Broken("it ended with " + status);
    }
    try {
      JsonNode answer = Json.mapper().readTree(output);
      String user = answer.path("Username").asText();
      String secret = answer.path("Secret").asText();
      if (user.isEmpty() && secret.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          user.equals("<token>")
              ? new Credential.IdentityToken(Secret.of(secret))
              : new Credential.Login(user, Secret.of(secret)));
    } catch (IOException e) {
      throw new Broken("it printed no JSON");
    }
  }
}
