package io.geusemaker.core.image;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RequestFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

  private static final String EMPTY =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void isTheHashOfTheContent() {
    assertThat(Digest.of(new byte[0])).isEqualTo(Digest.parse(EMPTY)).hasToString(EMPTY);
  }

  @Test
  void namesOnlyItsOwnContent() {
    Digest digest = Digest.of("a".getBytes(UTF_8));

    assertThat(digest.ofSameKind("a".getBytes(UTF_8))).isEqualTo(digest);
    assertThat(digest.ofSameKind("b".getBytes(UTF_8))).isNotEqualTo(digest);
  }

  @Test
  void canBeSha512() {
    Digest digest = Digest.parse("sha512:" + "0".repeat(128));

    assertThat(digest.ofSameKind(new byte[0]).toString()).startsWith("sha512:cf83e1357eefb8bd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "sha256",
        "sha256:",
        "sha256:abc",
        "md5:e3b0c44298fc1c149afbf4c8996fb924",
        "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha512:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
      })
  void nothingElseIsOne(String text) {
    assertThat(failureOf(() -> Digest.parse(text))).isInstanceOf(RequestFailure.Invalid.class);
    assertThat(Digest.find(text)).isEmpty();
  }
}
