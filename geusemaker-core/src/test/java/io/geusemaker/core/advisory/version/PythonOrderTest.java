package io.geusemaker.core.advisory.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonOrderTest {

  private static VersionKey key(String version) {
    return VersionScheme.PYTHON.read(version).orElseThrow();
  }

  @Test
  void versions_are_in_the_order_of_pep_440() {
    List<String> ordered =
        List.of(
            "0.9",
            "1.dev0",
            "1.0.dev456",
            "1.0a1",
            "1.0a2.dev456",
            "1.0a12.dev456",
            "1.0a12",
            "1.0b1.dev456",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0",
            "1.0+abc.5",
            "1.0+abc.7",
            "1.0+5",
            "1.0+5.1",
            "1.0.post456.dev34",
            "1.0.post456",
            "1.0.15",
            "1.1.dev1",
            "1.10",
            "2024.1",
            "1!0.1");
    List<String> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(7));

    shuffled.sort((a, b) -> key(a).compareTo(key(b)));

    assertThat(shuffled).isEqualTo(ordered);
  }

  @ParameterizedTest
  @CsvSource({
    "0.8, 0.8.0",
    "v0.8.0, 0.8.0",
    "0.8.0RC1, 0.8.0rc1",
    "0.8.0-c1, 0.8.0rc1",
    "0.8.0.preview.1, 0.8.0rc1",
    "0.8.0alpha, 0.8.0a0",
    "0.8.0_beta_2, 0.8.0b2",
    "0.8.0-1, 0.8.0.post1",
    "0.8.0.rev3, 0.8.0.post3",
    "0!0.8, 0.8",
    "1+A_b-1, 1+a.b.1",
    "' 0.8.0 ', 0.8.0"
  })
  void the_same_version_may_be_written_differently(String one, String other) {
    assertThat(key(one)).isEqualTo(key(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "0.8.0-basic", "0.8.0+", "1.0x", "!1"})
  void what_is_no_version_is_not_read(String text) {
    assertThat(VersionScheme.PYTHON.read(text)).isEmpty();
  }
}
