package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.registry.stub.StubContent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real distribution registry, as Debian packages it; skipped where it is missing. */
class DebianRegistryIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static @Nullable Process process;
  private static String host = "";

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    Path program = Path.of(System.getProperty("docker-registry", "/usr/bin/docker-registry"));
    assumeThat(program).isExecutable();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      host = "127.0.0.1:" + free.getLocalPort();
    }
    Path configuration =
        Files.writeString(
            directory.resolve("config.yml"),
            """
            version: 0.1
            storage:
              filesystem:
                rootdirectory: %s
            http:
              addr: %s
            """
                .formatted(directory.resolve("data"), host));
    process =
        new ProcessBuilder(program.toString(), "serve", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    for (int tries = 0; tries < 100 && !answers(); tries++) {
      Thread.sleep(100);
    }
  }

  @AfterAll
  static void stop() {
    if (process != null) {
      process.destroy();
    }
  }

  private static boolean answers() throws IOException, InterruptedException {
    try {
      return send(HttpRequest.newBuilder(uri("/v2/"))).statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    }
  }

  private static URI uri(String path) {
    return URI.create("http://" + host).resolve(path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static Digest push(String repository, byte[] blob) throws Exception {
    Digest digest = Digest.of(blob);
    URI place =
        uri(
            send(HttpRequest.newBuilder(uri("/v2/" + repository + "/blobs/uploads/"))
                    .POST(BodyPublishers.noBody()))
                .headers()
                .firstValue("Location")
                .orElseThrow());
    URI last = URI.create(place + (place.getQuery() == null ? "?" : "&") + "digest=" + digest);
    assertThat(
            send(HttpRequest.newBuilder(last).PUT(BodyPublishers.ofByteArray(blob))).statusCode())
        .isEqualTo(201);
    return digest;
  }

  private static Digest push(String repository, String tag, String mediaType, String json)
      throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(uri("/v2/" + repository + "/manifests/" + tag))
                .header("Content-Type", mediaType)
                .PUT(BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Digest.of(json.getBytes(UTF_8));
  }

  private static Digest image(String repository, String tag, String architecture) throws Exception {
    return push(repository, tag, StubContent.OCI_IMAGE, manifest(repository, architecture));
  }

  private static String manifest(String repository, String architecture) throws Exception {
    byte[] configuration =
        "{\"os\":\"linux\",\"architecture\":\"%s\",\"config\":{\"User\":\"node\"},\"rootfs\":{}}"
            .formatted(architecture)
            .getBytes(UTF_8);
    return """
        {"schemaVersion":2,"mediaType":"%s","layers":[],
         "config":{"mediaType":"%s","digest":"%s","size":%d}}
        """
        .formatted(
            StubContent.OCI_IMAGE,
            StubContent.OCI_CONFIGURATION,
            push(repository, configuration),
            configuration.length);
  }

  private static ImageReference reference(String rest) {
    return ImageReference.parse(host + "/" + rest);
  }

  @Test
  void manyTagsAreListedWhole() throws Exception {
    List<String> tags = IntStream.range(0, 200).mapToObj("1.%d"::formatted).toList();
    String manifest = manifest("team/many", "amd64");
    for (String tag : tags) {
      push("team/many", tag, StubContent.OCI_IMAGE, manifest);
    }

    assertThat(Readers.anonymous().tags(Repository.parse(host + "/team/many")))
        .containsExactlyInAnyOrderElementsOf(tags);
  }

  @Test
  void anIndexIsResolved() throws Exception {
    Digest amd64 = image("app", "amd64", "amd64");
    Digest arm64 = image("app", "arm64", "arm64");
    String entry =
        "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d,\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}";
    int size = 300;
    Digest index =
        push(
            "app",
            "1",
            StubContent.OCI_INDEX,
            "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s,%s]}"
                .formatted(
                    StubContent.OCI_INDEX,
                    entry.formatted(StubContent.OCI_IMAGE, amd64, size, "amd64"),
                    entry.formatted(StubContent.OCI_IMAGE, arm64, size, "arm64")));

    ResolvedImage resolved =
        Readers.anonymous().resolve(reference("app:1"), Platform.parse("aarch64"));

    assertThat(resolved.indexDigest()).hasValue(index);
    assertThat(resolved.manifestDigest()).isEqualTo(arm64);
    assertThat(resolved.configuration().user()).isEqualTo("node");
    assertThat(
            failureOf(
                () -> Readers.anonymous().resolve(reference("app:1"), Platform.parse("s390x"))))
        .isInstanceOf(RegistryFailure.NoSuchPlatform.class);
  }

  @Test
  void whatIsNotThereIsToldApart() throws Exception {
    image("here", "1", "amd64");

    assertThat(Readers.anonymous().findManifest(reference("here:2"))).isEmpty();
    assertThat(
            failureOf(
                () -> Readers.anonymous().resolve(reference("here:2"), Platform.parse("amd64"))))
        .isInstanceOf(RegistryFailure.NotFound.class);
    assertThat(failureOf(() -> Readers.anonymous().tags(Repository.parse(host + "/nowhere"))))
        .isInstanceOf(RegistryFailure.NotFound.class);
  }
}
