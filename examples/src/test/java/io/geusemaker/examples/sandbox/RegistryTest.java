package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.examples.sandbox.registry.SandboxRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients of the registry see. */
class RegistryTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SandboxRegistry registry;

  @BeforeEach
  void publish() {
    registry = Releases.published();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void tagsComeInPages() throws Exception {
    HttpResponse<String> first = get("library/postgres/tags/list?n=4");

    assertThat(json(first).path("tags"))
        .extracting(JsonNode::asText)
        .containsExactly("14.20", "15", "15.18", "15.19");
    String next = first.headers().firstValue("Link").orElseThrow();
    assertThat(next).startsWith("</v2/library/postgres/tags/list?n=4&last=15.19>");
    HttpResponse<String> second = get("library/postgres/tags/list?n=4&last=15.19");
    assertThat(json(second).path("tags"))
        .extracting(JsonNode::asText)
        .containsExactly("15.20", "16.11", "latest");
    assertThat(second.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void aTagLeadsToADocumentForEachPlatform() throws Exception {
    HttpResponse<String> index = get("library/postgres/manifests/15.20");

    assertThat(index.headers().firstValue("Docker-Content-Digest"))
        .contains(registry.digest(Releases.POSTGRES, "15.20"))
        .contains(digest(index.body()));
    assertThat(json(index).path("manifests"))
        .extracting(entry -> entry.path("platform").path("architecture").asText())
        .containsExactly("amd64", "arm64", "unknown");
    String manifestDigest = json(index).path("manifests").path(1).path("digest").asText();
    JsonNode manifest = json(get("library/postgres/manifests/" + manifestDigest));
    String configDigest = manifest.path("config").path("digest").asText();
    HttpResponse<String> config = get("library/postgres/blobs/" + configDigest);
    assertThat(digest(config.body())).isEqualTo(configDigest);
    assertThat(json(config).path("architecture").asText()).isEqualTo("arm64");
    assertThat(json(config).path("config").path("Env").toString()).contains("PG_MAJOR=15");
    assertThat(json(config).path("config").path("StopSignal").asText()).isEqualTo("SIGINT");
  }

  @Test
  void aMovedTagLeadsToAnotherImage() throws Exception {
    String older = registry.digest(Releases.POSTGRES, "15.19");

    registry.moveTag(Releases.POSTGRES, "15", older);

    assertThat(get("library/postgres/manifests/15").headers().firstValue("Docker-Content-Digest"))
        .contains(older);
  }

  @Test
  void whatIsNotThereHasACode() throws Exception {
    assertThat(get("library/postgres/manifests/99").body()).contains("MANIFEST_UNKNOWN");
    assertThat(get("library/nothing/manifests/1").body()).contains("NAME_UNKNOWN");
    assertThat(get("library/nothing/tags/list").statusCode()).isEqualTo(404);
  }

  @Test
  void itCanBeAskedForTheHeadersOnly() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address("n8nio/n8n/manifests/2.40.7"))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();

    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.headers().firstValue("Docker-Content-Digest"))
        .contains(registry.digest(Releases.N8N, "2.40.7"));
    assertThat(registry.requests()).containsExactly("HEAD /v2/n8nio/n8n/manifests/2.40.7");
  }

  @Test
  void itCanBeSlow() throws Exception {
    registry.delay(Duration.ofMillis(300));
    Instant before = Instant.now();

    get("n8nio/n8n/tags/list");

    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void itComesBackWhereItWas() throws Exception {
    registry.goOffline();
    registry.comeBack();

    assertThat(get("n8nio/n8n/tags/list").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://" + registry.host() + "/v2/" + path);
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }

  private static String digest(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(hash);
  }
}
