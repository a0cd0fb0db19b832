package io.geusemaker.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.core.http.Patience;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.registry.Registry;
import io.geusemaker.core.registry.RegistrySettings;
import io.geusemaker.core.registry.stub.Reply;
import io.geusemaker.core.registry.stub.StubRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A floating tag whose image says no version")
final class SharedDigestsTest {

  private static final String CONFIGURATION =
      "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Labels\":{\"n\":\"%s\"}}}";

  private final StubRegistry stub = StubRegistry.start();

  @AfterEach
  void stop() {
    stub.close();
  }

  private Digest publish(String tag) {
    Digest image = stub.content().image("shop", CONFIGURATION.formatted(tag));
    Digest index = stub.content().index("shop", Map.of("linux/amd64", image));
    stub.content().tag("shop", tag, index);
    return index;
  }

  private PatchInfo find(String reference, List<String> digests) {
    Registry registry =
        Registry.of(
            RegistrySettings.anonymous()
                .withPatience(
                    new Patience(
                        Duration.ofSeconds(10), 2, Duration.ofMillis(1), Duration.ofMillis(2))));
    Running running =
        new Running(
            ImageSamples.container(List.of(), Map.of()),
            ImageReference.parse(stub.host() + "/" + reference),
            new RunningImage("sha256:" + "d".repeat(64), digests, ImageSamples.postgres(Map.of())),
            "");
    CandidateFinder.Found found =
        new CandidateFinder(
                PatchRequest.everything(new DeploymentName("stack")),
                registry,
                ImageSamples.AMD64,
                Clock.systemUTC())
            .find(running);
    return found instanceof CandidateFinder.Found.Newer newer
        ? newer.wanted().info()
        : ((CandidateFinder.Found.Nothing) found).info();
  }

  private long asked() {
    return stub.seen().stream().filter(request -> request.method().equals("HEAD")).count();
  }

  @Test
  void isTheReleaseWhoseTagHasItsDigest() {
    publish("1.4.0");
    Digest runs = publish("1.4.1");
    publish("1.4.2");

    PatchInfo info = find("shop:latest", List.of("shop@" + runs));

    assertThat(info.oldVersion()).isEqualTo("1.4.1");
    assertThat(info.newVersion()).isEqualTo("1.4.2");
    assertThat(info.findings()).anyMatch(f -> f.text().contains("latest is the release 1.4.1"));
    assertThat(asked()).as("the newest first, and no further than needed").isEqualTo(2);
  }

  @Test
  void isLeftAloneWhenNoneHas() {
    publish("1.4.0");

    PatchInfo info = find("shop:latest", List.of("shop@sha256:" + "e".repeat(64)));

    assertThat(info.skippedBecause().orElseThrow())
        .contains("latest floats", "none of 1 full tags has its digest");
  }

  @Test
  void isLeftAloneWhenItsImageWasBuiltOnTheHost() {
    publish("1.4.0");

    assertThat(find("shop:latest", List.of()).skippedBecause().orElseThrow())
        .contains("no digest to compare");
    assertThat(asked()).isZero();
  }

  @Test
  void isAskedAboutNoMoreThanFiftyTimes() {
    for (int i = 0; i < 60; i++) {
      publish("1.4." + i);
    }

    PatchInfo info = find("shop:latest", List.of("shop@sha256:" + "e".repeat(64)));

    assertThat(info.skippedBecause().orElseThrow()).contains("none of the 50 newest of 60");
    assertThat(asked()).isEqualTo(50);
  }

  @Test
  void isLeftAloneWhenTheRegistryHasHadEnough() {
    publish("1.4.0");
    stub.always("/v2/shop/manifests/1.4.0", Reply.status(429).with("Retry-After", "3600"));

    assertThat(find("shop:latest", List.of("shop@sha256:" + "e".repeat(64))).skippedBecause())
        .isPresent();
  }
}
