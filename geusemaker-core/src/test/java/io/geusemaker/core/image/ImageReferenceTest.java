package io.geusemaker.core.image;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RequestFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

  private static final Digest DIGEST = Digest.of(new byte[0]);

  @ParameterizedTest
  @CsvSource({
    "postgres, docker.io/library/postgres:latest, postgres:latest",
    "postgres:15, docker.io/library/postgres:15, postgres:15",
    "library/postgres:15, docker.io/library/postgres:15, postgres:15",
    "docker.io/postgres:15, docker.io/library/postgres:15, postgres:15",
    "index.docker.io/library/postgres:15, docker.io/library/postgres:15, postgres:15",
    "n8nio/n8n:1.64.0, docker.io/n8nio/n8n:1.64.0, n8nio/n8n:1.64.0",
    "docker.io/a.b/c, docker.io/a.b/c:latest, docker.io/a.b/c:latest",
    "library/a/b, docker.io/library/a/b:latest, library/a/b:latest",
    "ghcr.io/owner/app:v1, ghcr.io/owner/app:v1, ghcr.io/owner/app:v1",
    "ghcr.io/app, ghcr.io/app:latest, ghcr.io/app:latest",
    "public.ecr.aws/docker/library/postgres:15, public.ecr.aws/docker/library/postgres:15,"
        + " public.ecr.aws/docker/library/postgres:15",
    "localhost/app:1, localhost/app:1, localhost/app:1",
    "localhost:5000/app, localhost:5000/app:latest, localhost:5000/app:latest",
    "127.0.0.1:5000/a/b:1, 127.0.0.1:5000/a/b:1, 127.0.0.1:5000/a/b:1",
    "[::1]:5000/app:1, [::1]:5000/app:1, [::1]:5000/app:1",
    "host:5000/app:5000, host:5000/app:5000, host:5000/app:5000",
    "HUB/app, HUB/app:latest, HUB/app:latest",
    "GHCR.io/owner/app:V1, ghcr.io/owner/app:V1, ghcr.io/owner/app:V1",
    "a__b/c---d/e_f.g:x, docker.io/a__b/c---d/e_f.g:x, a__b/c---d/e_f.g:x",
  })
  void isReadAsDockerReadsIt(String written, String canonical, String familiar) {
    ImageReference reference = ImageReference.parse(written);

    assertThat(reference).hasToString(written);
    assertThat(reference.canonical()).isEqualTo(canonical);
    assertThat(reference.familiar()).isEqualTo(familiar);
  }

  @Test
  void canHaveTagAndDigest() {
    ImageReference reference = ImageReference.parse("postgres:15@" + DIGEST);

    assertThat(reference.tag()).hasValue("15");
    assertThat(reference.digest()).hasValue(DIGEST);
    assertThat(reference.selector()).isEqualTo(DIGEST.toString());
    assertThat(reference.canonical()).isEqualTo("docker.io/library/postgres:15@" + DIGEST);
    assertThat(reference.withoutDigest()).hasToString("postgres:15");
  }

  @Test
  void withOnlyADigestHasNoTagAtAll() {
    ImageReference reference = ImageReference.parse("postgres@" + DIGEST);

    assertThat(reference.tag()).isEmpty();
    assertThat(reference.familiar()).isEqualTo("postgres@" + DIGEST);
    assertThat(reference.withTag("15")).hasToString("postgres:15@" + DIGEST);
  }

  @Test
  void keepsTheSpellingOfTheNameWhenTagOrDigestAreReplaced() {
    ImageReference reference = ImageReference.parse("Index.docker.io/library/postgres:15.4");

    assertThat(reference.withTag("15.8").withDigest(DIGEST))
        .hasToString("Index.docker.io/library/postgres:15.8@" + DIGEST);
  }

  @Test
  void asksForTheTagOrTheUsualOne() {
    assertThat(ImageReference.parse("postgres:15").selector()).isEqualTo("15");
    assertThat(ImageReference.parse("postgres").selector()).isEqualTo("latest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":",
        "@",
        "/",
        "a/",
        "/a",
        "a//b",
        "Postgres",
        "postgres:",
        "postgres: 15",
        "postgres:-15",
        "postgres:.15",
        "postgres:15@",
        "postgres@15",
        "postgres@sha256:12",
        "postgres:15 --privileged",
        "postgres:15\n",
        "postgres$(id)",
        "user:password@ghcr.io/app",
        "https://ghcr.io/app",
        "ghcr.io:port/app",
        "ghcr.io:123456/app",
        "-ghcr.io/app",
        "a..b/c.io",
        "a___b",
        "a_-b",
        "..",
        "../etc/passwd",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      })
  void anythingElseIsRefused(String text) {
    assertThat(failureOf(() -> ImageReference.parse(text)))
        .isInstanceOf(RequestFailure.Invalid.class);
  }

  @Test
  void whatIsRefusedIsNotRepeated() {
    assertThat(failureOf(() -> ImageReference.parse("user:hunter2@ghcr.io/app")).message())
        .doesNotContain("hunter2");
  }

  @Test
  void aTagMayHave128CharactersAndAName255() {
    assertThat(ImageReference.isTag("1".repeat(128))).isTrue();
    assertThat(ImageReference.isTag("1".repeat(129))).isFalse();
    assertThat(Repository.parse("ghcr.io/" + "a".repeat(255)).path()).hasSize(255);
    assertThat(failureOf(() -> Repository.parse("ghcr.io/" + "a".repeat(256))))
        .isInstanceOf(RequestFailure.Invalid.class);
  }
}
