package io.geusemaker.core.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.files.IoReason;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials in a Docker configuration file and in the helpers that it names, looked up the
 * way docker does.
 *
 * @param file the file, which need not exist; empty for none
 * @param path where helpers are looked for
 */
record DockerConfiguration(Optional<Path> file, String path) {

  private static final Duration HELPER_LIMIT = Duration.ofSeconds(30);

  /** The name under which docker keeps the credentials for Docker Hub. */
  private static final String HUB_KEY = "https://index.docker.io/v1/";

  /** The credential for a registry; empty when there is none. */
  Optional<Credential> find(String registry) {
    Optional<JsonNode> read = file.flatMap(from -> read(from, registry));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    JsonNode content = read.get();
    String key = registry.equals("docker.io") ? HUB_KEY : registry;
    Optional<String> helper =
        entry(content.path("credHelpers"), key)
            .or(() -> Optional.of(content.path("credsStore")))
            .map(JsonNode::asText)
            .filter(name -> !name.isEmpty());
    Optional<Credential> kept = helper.flatMap(name -> ask(name, key, registry));
    return kept.isPresent()
        ? kept
        : entry(content.path("auths"), key).flatMap(found -> credential(found, registry));
  }

  private Optional<JsonNode> read(Path from, String registry) {
    try {
      return Optional.of(Json.mapper().readTree(Files.readAllBytes(from)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      // Its message can quote the content.
      throw unavailable(registry, from.toString(), "it is not JSON");
    } catch (IOException e) {
      throw unavailable(registry, from.toString(), IoReason.of(e));
    }
  }

  private Optional<Credential> ask(String helper, String key, String registry) {
    CredentialHelper program = new CredentialHelper(helper, path, HELPER_LIMIT);
    try {
      return program.get(key);
    } catch (CredentialHelper.Broken e) {
      throw unavailable(registry, program.program(), e.reason());
    }
  }

  /** The member of that name, or one that names the same host. */
  private static Optional<JsonNode> entry(JsonNode members, String key) {
    if (members.has(key)) {
      return Optional.of(members.get(key));
    }
    return members.properties().stream()
        .filter(member -> host(member.getKey()).equals(host(key)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String host(String key) {
    String host =
        key.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    return host.equals("index.docker.io") || host.equals(Origin.HUB_API) ? "docker.io" : host;
  }

  private Optional<Credential> credential(JsonNode entry, String registry) {
    String identityToken = entry.path("identitytoken").asText();
    if (!identityToken.isEmpty()) {
      return Optional.of(new Credential.IdentityToken(Secret.of(identityToken)));
    }
    String registryToken = entry.path("registrytoken").asText();
    if (!registryToken.isEmpty()) {
      return Optional.of(new Credential.RegistryToken(Secret.of(registryToken)));
    }
    String encoded = entry.path("auth").asText();
    if (!encoded.isEmpty()) {
      return Optional.of(decode(encoded, registry));
    }
    String user = entry.path("username").asText();
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credential.Login(user, Secret.of(entry.path("password").asText())));
  }

  private Credential decode(String encoded, String registry) {
    byte[] bytes = new byte[0];
    try {
      bytes = Base64.getDecoder().decode(encoded);
      String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\0+$", "");
      int colon = text.indexOf(':');
      if (colon > 0) {
        return new Credential.Login(text.substring(0, colon), Secret.of(text.substring(colon + 1)));
      }
    } catch (IllegalArgumentException e) {
      // Told below, without the text that cannot be decoded.
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    throw unavailable(
        registry, file.map(Path::toString).orElse(""), "its entry is no user and password");
  }

  private static GeuseMakerException unavailable(String registry, String source, String reason) {
    return new GeuseMakerException(
        new RegistryFailure.CredentialsUnavailable(registry, source, reason));
  }
}
