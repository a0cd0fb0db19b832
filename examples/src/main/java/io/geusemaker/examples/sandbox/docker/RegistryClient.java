package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.examples.sandbox.image.ContentDigest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How the stand-in for docker reads from a registry on loopback, with docker's messages. */
final class RegistryClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final Reference reference;
  private final String host;

  RegistryClient(Reference reference, String host) {
    this.reference = reference;
    this.host = host;
  }

  byte[] manifest(String tagOrDigest) {
    HttpResponse<byte[]> response = get("manifests/" + tagOrDigest);
    if (response.statusCode() != 200) {
      String reason =
          text(response.body()).contains("NAME_UNKNOWN")
              ? "name unknown: repository name not known to registry"
              : "manifest unknown: manifest unknown";
      throw DockerError.daemon("manifest for " + reference + " not found: " + reason);
    }
    return checked(tagOrDigest, response.body(), "manifest verification failed for digest ");
  }

  byte[] blob(String digest) {
    HttpResponse<byte[]> response = get("blobs/" + digest);
    if (response.statusCode() != 200) {
      throw DockerError.daemon("unknown blob");
    }
    return checked(digest, response.body(), "filesystem layer verification failed for digest ");
  }

  static JsonNode read(byte[] document) {
    try {
      return JSON.readTree(text(document));
    } catch (JsonProcessingException e) {
      throw DockerError.daemon("error parsing HTTP response: " + e.getOriginalMessage());
    }
  }

  private static byte[] checked(String tagOrDigest, byte[] body, String message) {
    if (tagOrDigest.startsWith("sha256:") && !ContentDigest.of(body).equals(tagOrDigest)) {
      throw DockerError.daemon(message + tagOrDigest);
    }
    return body;
  }

  private HttpResponse<byte[]> get(String what) {
    String address = "http://" + host + "/v2/" + reference.name() + "/" + what;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(1)).build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw DockerError.daemon(
          "Get \"http://%s/v2/\": dial tcp %s: connect: connection refused".formatted(host, host));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DockerError.daemon("context canceled");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
