package io.geusemaker.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageConfigurationTest {

  private static final ImageConfiguration CONFIGURATION =
      new ImageConfiguration(
          Platform.parse("amd64"),
          Optional.empty(),
          List.of("entry"),
          List.of("run"),
          "node",
          "/home/node",
          Set.of("/z", "/a"),
          Set.of("5678/tcp"),
          Map.of("TOKEN", "hunter2"),
          Map.of(),
          "",
          123_456_789);

  @Test
  void showsNoValueOfTheEnvironment() {
    assertThat(CONFIGURATION).hasToString("image for linux/amd64, 1 variables, 123 MB to download");
  }

  @Test
  void sortsWhatHasNoOrder() {
    assertThat(CONFIGURATION.volumes()).containsExactly("/a", "/z");
  }
}
