package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {

  @ParameterizedTest
  @CsvSource({
    "1.17.0, false",
    "v1.17.0-unprivileged, false",
    "2.0.0, false",
    "1.16.3, true",
    "v1.9.7, true",
    "0.99, true"
  })
  void knowsWhetherItIsBeforeAnother(String text, boolean before) {
    assertThat(Release.parse(text).map(release -> release.isBefore(1, 17))).contains(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "", "basic-amd64", "1", "v", "1.x"})
  void isNotGuessed(String text) {
    assertThat(Release.parse(text)).isEmpty();
  }

  @Test
  void crawl4aiOf04IsBefore05() {
    assertThat(Release.parse("0.4.247").map(release -> release.isBefore(0, 5))).contains(true);
    assertThat(Release.parse("0.5.0-r1").map(release -> release.isBefore(0, 5))).contains(false);
  }
}
