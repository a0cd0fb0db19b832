package io.geusemaker.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.image.Repository;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @ParameterizedTest
  @CsvSource({
    "ghcr.io/owner/app, https://ghcr.io",
    "public.ecr.aws/docker/library/postgres, https://public.ecr.aws",
    "quay.io/org/app, https://quay.io",
    "images.example.com:5000/app, https://images.example.com:5000",
    "10.0.0.5:5000/app, https://10.0.0.5:5000",
    "localhost/app, http://localhost",
    "localhost:5000/app, http://localhost:5000",
    "127.0.0.1:5000/app, http://127.0.0.1:5000",
    "127.8.9.10/app, http://127.8.9.10",
    "[::1]:5000/app, http://[::1]:5000",
    "127.0.0.1.example.com/app, https://127.0.0.1.example.com",
    "localhost.example.com/app, https://localhost.example.com",
    "[fe80::1]:5000/app, https://[fe80::1]:5000",
  })
  void onlyThisMachineIsAskedWithoutTls(String name, String server) {
    assertThat(Origin.of(Repository.parse(name))).isEqualTo(URI.create(server));
  }

  @Test
  void theHubIsAskedWhereDockerAsksIt() {
    assertThat(Origin.of(Repository.parse("postgres")))
        .isEqualTo(URI.create("https://" + Origin.HUB_API));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/token",
        "ftp://example.com",
        "file:///etc/passwd",
        "https:///token",
        "https://user:password@example.com/",
        "/token",
        "",
      })
  void nothingIsSentWhereAnybodyListens(String uri) {
    assertThat(Origin.of(URI.create(uri))).isEmpty();
  }

  @Test
  void theUsualPortNeedNotBeWritten() {
    assertThat(Origin.of(URI.create("https://GHCR.io/a")))
        .isEqualTo(Origin.of(URI.create("https://ghcr.io:443/b")))
        .isNotEqualTo(Origin.of(URI.create("https://ghcr.io:8443/b")));
  }

  @Test
  void tlsSendsOnlyToTls() {
    Origin registry = Origin.of(URI.create("https://ghcr.io")).orElseThrow();
    Origin local = Origin.of(URI.create("http://localhost:5000")).orElseThrow();

    assertThat(registry.maySendTo(registry)).isTrue();
    assertThat(registry.maySendTo(local)).isFalse();
    assertThat(local.maySendTo(registry)).isTrue();
    assertThat(local.maySendTo(local)).isTrue();
  }
}
