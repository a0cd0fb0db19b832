package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageConfiguration;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.registry.stub.Reply;
import io.geusemaker.core.registry.stub.StubContent;
import io.geusemaker.core.registry.stub.StubRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolveTest {

  private static final Platform AMD64 = Platform.parse("amd64");
  private static final Platform ARM64 = Platform.parse("aarch64");

  private static final String POSTGRES =
      """
      {
        "created": "2026-01-02T03:04:05.678901234Z",
        "architecture": "amd64",
        "os": "linux",
        "config": {
          "Entrypoint": ["docker-entrypoint.sh"],
          "Cmd": ["postgres"],
          "User": "postgres",
          "WorkingDir": "/srv",
          "Volumes": {"/var/lib/postgresql/data": {}},
          "ExposedPorts": {"5432/tcp": {}},
          "Env": ["PATH=/usr/bin:/bin", "PG_MAJOR=15", "EMPTY=", "BARE", "A=b=c"],
          "Labels": {"org.opencontainers.image.version": "15.8"},
          "StopSignal": "SIGINT"
        }
      }
      """;

  private final StubRegistry stub = StubRegistry.start();
  private final Registry registry = Readers.anonymous();
  private final ImageReference reference = ImageReference.parse(stub.host() + "/pg:15.8");

  @AfterEach
  void stop() {
    stub.close();
  }

  private static String configuration(String platform) {
    Platform built = Platform.parse(platform);
    return "{\"os\":\"%s\",\"architecture\":\"%s\",\"variant\":\"%s\"}"
        .formatted(built.os(), built.architecture(), built.variant());
  }

  private Digest index(String... platforms) {
    Map<String, Digest> images = new TreeMap<>();
    for (String platform : platforms) {
      images.put(platform, stub.content().image("pg", configuration(platform)));
    }
    Digest index = stub.content().index("pg", images);
    stub.content().tag("pg", "15.8", index);
    return index;
  }

  private Failure failure() {
    return failureOf(() -> registry.resolve(reference, AMD64));
  }

  private void servesAsManifest(String mediaType, String json) {
    stub.content().tag("pg", "15.8", stub.content().manifest("pg", mediaType, json));
  }

  @Test
  void theConfigurationSaysHowContainersStart() {
    Digest image = stub.content().image("pg", POSTGRES, 1_000, 2_000_000);
    stub.content().tag("pg", "15.8", image);

    ResolvedImage resolved = registry.resolve(reference, AMD64);

    assertThat(resolved.manifestDigest()).isEqualTo(image);
    assertThat(resolved.indexDigest()).isEmpty();
    assertThat(resolved.digest()).isEqualTo(image);
    assertThat(resolved.created()).hasValue(Instant.parse("2026-01-02T03:04:05.678901234Z"));
    ImageConfiguration configuration = resolved.configuration();
    assertThat(configuration.platform()).isEqualTo(AMD64);
    assertThat(configuration.entrypoint()).containsExactly("docker-entrypoint.sh");
    assertThat(configuration.command()).containsExactly("postgres");
    assertThat(configuration.user()).isEqualTo("postgres");
    assertThat(configuration.workingDirectory()).isEqualTo("/srv");
    assertThat(configuration.volumes()).containsExactly("/var/lib/postgresql/data");
    assertThat(configuration.exposedPorts()).containsExactly("5432/tcp");
    assertThat(configuration.environment())
        .containsExactly(
            entry("PATH", "/usr/bin:/bin"),
            entry("PG_MAJOR", "15"),
            entry("EMPTY", ""),
            entry("BARE", ""),
            entry("A", "b=c"));
    assertThat(configuration.labels())
        .containsExactly(entry("org.opencontainers.image.version", "15.8"));
    assertThat(configuration.stopSignal()).isEqualTo("SIGINT");
    assertThat(configuration.downloadSize()).isEqualTo(2_001_000);
  }

  @Test
  void aConfigurationMaySayNextToNothing() {
    stub.content()
        .tag(
            "pg",
            "15.8",
            stub.content()
                .image(
                    "pg",
                    "{\"os\":\"linux\",\"architecture\":\"amd64\",\"created\":"
                        + "\"1970-01-01T00:00:00Z\",\"config\":{\"Cmd\":null,\"Env\":null}}"));

    ImageConfiguration configuration = registry.resolve(reference, AMD64).configuration();

    assertThat(configuration.created()).isEmpty();
    assertThat(configuration.command()).isEmpty();
    assertThat(configuration.environment()).isEmpty();
    assertThat(configuration.user()).isEmpty();
  }

  @Test
  void anIndexIsResolvedForThePlatform() {
    Digest index = index("linux/amd64", "linux/arm64", "linux/arm/v7", "unknown/unknown");

    ResolvedImage resolved = registry.resolve(reference, ARM64);

    assertThat(resolved.indexDigest()).hasValue(index);
    assertThat(resolved.digest()).isEqualTo(index);
    assertThat(resolved.manifestDigest())
        .isEqualTo(stub.content().image("pg", configuration("linux/arm64")));
    assertThat(resolved.pinned()).hasToString(stub.host() + "/pg:15.8@" + index);
    assertThat(resolved.toString()).hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void theDigestOfAnIndexIsResolvedTheSameWay() {
    Digest index = index("linux/amd64", "linux/arm64");

    ResolvedImage resolved = registry.resolve(reference.withDigest(index), AMD64);

    assertThat(resolved.indexDigest()).hasValue(index);
    assertThat(resolved.configuration().platform()).isEqualTo(AMD64);
  }

  @ParameterizedTest
  @CsvSource({
    "linux/arm/v7, linux/arm/v7",
    "linux/arm/v6, linux/arm/v6",
    "linux/arm/v5, linux/arm/v5"
  })
  void theLatestGenerationThatTheHostRunsIsTaken(String host, String taken) {
    index("linux/arm/v5", "linux/arm/v6", "linux/arm/v7");

    assertThat(registry.resolve(reference, Platform.parse(host)).configuration().platform())
        .hasToString(taken);
  }

  @Test
  void aTagWithoutTheHostsPlatformIsAFailure() {
    index("linux/arm64", "linux/s390x", "unknown/unknown");

    assertThat(failure())
        .isEqualTo(
            new RegistryFailure.NoSuchPlatform(
                reference.toString(), "linux/amd64", List.of("linux/arm64", "linux/s390x")));
  }

  @Test
  void aSingleImageForAnotherPlatformIsAFailure() {
    stub.content().tag("pg", "15.8", stub.content().image("pg", configuration("linux/arm64")));

    assertThat(failure())
        .isEqualTo(
            new RegistryFailure.NoSuchPlatform(
                reference.toString(), "linux/amd64", List.of("linux/arm64")));
  }

  @Test
  void anImageThatIsListedForAPlatformItIsNotBuiltForIsAFailure() {
    Digest wrong = stub.content().image("pg", configuration("linux/arm64"));
    stub.content().tag("pg", "15.8", stub.content().index("pg", Map.of("linux/amd64", wrong)));

    assertThat(failure()).isInstanceOf(RegistryFailure.NoSuchPlatform.class);
  }

  @Test
  void aTagThatIsNotThereIsAFailure() {
    assertThat(failure())
        .isEqualTo(new RegistryFailure.NotFound(stub.host(), reference.toString()));
  }

  @Test
  void aManifestOtherThanAnnouncedIsAFailure() {
    index("linux/amd64");
    stub.always(
        "/v2/pg/manifests/15.8",
        Reply.ok(StubContent.OCI_INDEX, "{}".getBytes(UTF_8))
            .with("Docker-Content-Digest", "sha256:" + "a".repeat(64)));

    assertThat(failure())
        .isEqualTo(
            new RegistryFailure.WrongDigest(
                stub.host(),
                reference.toString(),
                "sha256:" + "a".repeat(64),
                Digest.of("{}".getBytes(UTF_8)).toString()));
  }

  @Test
  void aManifestOtherThanAskedForIsAFailureWhateverIsAnnounced() {
    Digest asked = Digest.of("what was planned".getBytes(UTF_8));
    byte[] sent = "{}".getBytes(UTF_8);
    for (Reply reply :
        List.of(
            Reply.ok(StubContent.OCI_INDEX, sent),
            Reply.ok(StubContent.OCI_INDEX, sent)
                .with("Docker-Content-Digest", Digest.of(sent).toString()),
            Reply.ok(StubContent.OCI_INDEX, sent)
                .with("Docker-Content-Digest", asked.toString()))) {
      stub.always("/v2/pg/manifests/" + asked, reply);

      assertThat(failureOf(() -> registry.resolve(reference.withDigest(asked), AMD64)))
          .isInstanceOf(RegistryFailure.WrongDigest.class);
    }
  }

  @Test
  void aConfigurationOtherThanTheManifestsIsAFailure() {
    stub.content().tag("pg", "15.8", stub.content().image("pg", POSTGRES));
    stub.always(
        "/v2/pg/blobs/" + Digest.of(POSTGRES.getBytes(UTF_8)),
        Reply.json(configuration("linux/amd64")));

    assertThat(failure())
        .isInstanceOf(RegistryFailure.WrongDigest.class)
        .extracting("asked")
        .isEqualTo("the configuration of " + reference);
  }

  @Test
  void anUnreadableAnnouncementIsAFailure() {
    stub.always(
        "/v2/pg/manifests/15.8",
        Reply.ok(StubContent.OCI_IMAGE, "{}".getBytes(UTF_8))
            .with("Docker-Content-Digest", "sha256:1"));

    assertThat(failure()).isInstanceOf(RegistryFailure.Malformed.class);
  }

  @Test
  void theKindMayBeSaidByTheRegistryAlone() {
    Digest configuration = stub.content().blob("pg", POSTGRES.getBytes(UTF_8));
    servesAsManifest(
        "application/vnd.docker.distribution.manifest.v2+json; charset=utf-8",
        "{\"config\":{\"mediaType\":\"application/vnd.docker.container.image.v1+json\","
            + "\"digest\":\"%s\"},\"layers\":[]}".formatted(configuration));

    assertThat(registry.resolve(reference, AMD64).configuration().user()).isEqualTo("postgres");
  }

  @Test
  void twoKindsAtOnceAreAFailure() {
    servesAsManifest(
        StubContent.OCI_IMAGE,
        "{\"mediaType\":\"" + StubContent.OCI_INDEX + "\",\"manifests\":[]}");

    assertThat(failure()).isInstanceOf(RegistryFailure.Malformed.class);
  }

  @Test
  void whatIsNoImageIsAFailure() {
    servesAsManifest("application/vnd.docker.distribution.manifest.v1+prettyjws", "{}");
    assertThat(failure())
        .isEqualTo(
            new RegistryFailure.NotAnImage(
                reference.toString(), "application/vnd.docker.distribution.manifest.v1+prettyjws"));

    servesAsManifest(
        StubContent.OCI_IMAGE,
        "{\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\"}}");
    assertThat(failure())
        .isEqualTo(
            new RegistryFailure.NotAnImage(
                reference.toString(), "an artifact with application/vnd.cncf.helm.config.v1+json"));

    Digest inner = stub.content().index("pg", Map.of());
    stub.content().tag("pg", "15.8", stub.content().index("pg", Map.of("linux/amd64", inner)));
    assertThat(failure()).isInstanceOf(RegistryFailure.NotAnImage.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\"}}",
        "{\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\","
            + "\"digest\":\"../../etc/passwd\"}}",
        "{",
        "\"\\ud800",
      })
  void aManifestThatCannotBeUnderstoodIsAFailure(String json) {
    servesAsManifest(StubContent.OCI_IMAGE, json);

    assertThat(failure()).isInstanceOf(RegistryFailure.Malformed.class);
  }

  @Test
  void aManifestThatIsNoTextIsAFailure() {
    stub.always(
        "/v2/pg/manifests/15.8", Reply.ok(StubContent.OCI_IMAGE, new byte[] {'"', -1, '"'}));

    assertThat(failure()).isInstanceOf(RegistryFailure.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void layersOfNoSizeAreAFailure(long size) {
    stub.content().tag("pg", "15.8", stub.content().image("pg", POSTGRES, 5, size));

    assertThat(failure()).isInstanceOf(RegistryFailure.Malformed.class);
  }

  @Test
  void layersOfImpossibleSizeAreAFailure() {
    stub.content().tag("pg", "15.8", stub.content().image("pg", POSTGRES, 1, Long.MAX_VALUE));

    assertThat(failure()).isInstanceOf(RegistryFailure.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"os\":\"linux\"}",
        "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Env\":\"A=b\"}}",
        "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Cmd\":{}}}",
        "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Volumes\":[]}}",
        "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Labels\":[]}}",
        "{\"os\":\"linux\"",
      })
  void aConfigurationThatCannotBeUnderstoodIsAFailure(String json) {
    stub.content().tag("pg", "15.8", stub.content().image("pg", json));

    assertThat(failure()).isInstanceOf(RegistryFailure.Malformed.class);
  }

  @Test
  void aSignatureIsFoundUnderItsTag() {
    Digest index = index("linux/amd64");
    byte[] payload = "{\"critical\":{}}".getBytes(UTF_8);
    Digest blob = stub.content().blob("pg", payload);
    String json = "{\"layers\":[{\"digest\":\"" + blob + "\",\"annotations\":{\"x\":\"ü\"}}]}";
    ImageReference signature = reference.withTag("sha256-" + index.hex() + ".sig");

    assertThat(registry.findManifest(signature)).isEmpty();

    Digest manifest = stub.content().manifest("pg", StubContent.OCI_IMAGE, json);
    stub.content().tag("pg", "sha256-" + index.hex() + ".sig", manifest);
    Manifest found = registry.findManifest(signature).orElseThrow();

    assertThat(found).isEqualTo(new Manifest(manifest, StubContent.OCI_IMAGE, json));
    assertThat(Digest.of(found.bytes())).isEqualTo(manifest);
    assertThat(found).hasToString("manifest " + manifest);
    assertThat(registry.blob(reference.repository(), blob, 1000)).isEqualTo(payload);
  }

  @Test
  void everyKindOfManifestIsAskedFor() {
    index("linux/amd64");
    registry.resolve(reference, AMD64);

    assertThat(stub.seen("/v2/pg/manifests/15.8").get(0).accept())
        .contains(
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.docker.distribution.manifest.v2+json");
  }
}
