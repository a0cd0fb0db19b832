package io.geusemaker.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

  @ParameterizedTest
  @CsvSource({
    "-5, today, made today",
    "23, today, made today",
    "24, 1 day ago, 1 day old",
    "960, 40 days ago, 40 days old"
  })
  void isToldInWords(long hours, String ago, String old) {
    Age age = Age.of(Duration.ofHours(hours));

    assertThat(age.ago()).isEqualTo(ago);
    assertThat(age.old()).isEqualTo(old);
  }
}
