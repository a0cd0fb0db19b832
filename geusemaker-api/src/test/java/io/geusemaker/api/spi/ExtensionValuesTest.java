package io.geusemaker.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What extensions say")
class ExtensionValuesTest {

  @Test
  void isOfAtLeastOneNumberOfALine() {
    assertThat(ReleaseLine.of(1).majorAloneFrom(10).followingPrereleases())
        .isEqualTo(new ReleaseLine(1, java.util.OptionalInt.of(10), true));
    assertThatThrownBy(() -> ReleaseLine.of(0)).hasMessageContaining("0");
  }

  @Test
  void isAnAdvisoryWithRangesThatMayBeOpen() {
    ImageAdvisory advisory =
        ImageAdvisory.of("CVE-1", "high", "a summary").affecting(" ", "1.2").affectingFrom("2.0");

    assertThat(advisory.affected())
        .containsExactly(
            new ImageAdvisory.Range(Optional.empty(), Optional.of("1.2")),
            new ImageAdvisory.Range(Optional.of("2.0"), Optional.empty()));
    assertThat(new ImageAdvisory("X", List.of("b", "a", "b"), "", "", List.of()).aliases())
        .containsExactly("a", "b");
    assertThatThrownBy(() -> ImageAdvisory.of(" ", "", "")).hasMessageContaining("needs an id");
  }

  @Test
  void isAskedOfAServiceByTheNamesOfItsVariables() {
    assertThat(new ComposeService("search", "acme/search", Set.of("B", "A")).variables())
        .containsExactly("A", "B");
  }
}
