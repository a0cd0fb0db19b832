package io.geusemaker.examples.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first secrets of a Docker stack, read from its files whatever its variant. */
final class Secrets {

  private static final Pattern DATABASE =
      Pattern.compile("(?m)^\\s*-?\\s*POSTGRES_PASSWORD[=:]\\s*[\"']?([A-Za-z0-9_.~-]{16,})");

  private static final Pattern BASIC_AUTH =
      Pattern.compile("(?m)^N8N_BASIC_AUTH_PASSWORD=([A-Za-z0-9]+)$");

  private Secrets() {}

  static String database(Path directory) {
    for (String name : List.of("runtime.env", ".env", "docker-compose.yml")) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        Matcher matcher = DATABASE.matcher(text(file));
        if (matcher.find()) {
          return matcher.group(1);
        }
      }
    }
    return text(directory.resolve("secrets/postgres_password")).strip();
  }

  /** The password of n8n's owner, or of basic authentication where there is no owner. */
  static String owner(Path directory) {
    Path env = directory.resolve("runtime.env");
    if (Files.isRegularFile(env)) {
      Matcher basicAuth = BASIC_AUTH.matcher(text(env));
      if (basicAuth.find()) {
        return basicAuth.group(1);
      }
    }
    Path file = directory.resolve("owner.json");
    try {
      return Files.isRegularFile(file)
          ? new ObjectMapper().readTree(file.toFile()).path("password").asText()
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
