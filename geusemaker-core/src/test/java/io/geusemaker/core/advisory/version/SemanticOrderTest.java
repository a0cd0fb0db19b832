package io.geusemaker.core.advisory.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semver4j.Semver;

class SemanticOrderTest {

  private static VersionKey key(String version) {
    return VersionScheme.SEMANTIC.read(version).orElseThrow();
  }

  @Test
  void prereleases_come_before_their_release_in_the_order_of_the_specification() {
    List<String> ordered =
        List.of(
            "0.9.9",
            "1.0.0-0",
            "1.0.0-1",
            "1.0.0-10",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1-dev",
            "1.0.1",
            "1.2.0",
            "1.10.0",
            "99999999999999999999.0.0");
    List<String> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(7));

    shuffled.sort((a, b) -> key(a).compareTo(key(b)));

    assertThat(shuffled).isEqualTo(ordered);
  }

  @ParameterizedTest
  @CsvSource({
    "15.4, 15.4.0",
    "v1.9.2, 1.9.2",
    "V2.0.0, 2.0",
    "1.0.0+build.5, 1.0.0",
    "0, 0.0.0",
    "1.02, 1.2"
  })
  void the_same_version_may_be_written_differently(String one, String other) {
    assertThat(key(one)).isEqualTo(key(other));
  }

  @Test
  void more_numbers_are_compared_too() {
    assertThat(key("1.2.3.4")).isGreaterThan(key("1.2.3")).isLessThan(key("1.2.4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "latest", "1.", ".1", "1..2", "1.2.3-", "1.2.3-a..b", "19beta3", "١.٢"})
  void what_is_no_version_is_not_read(String text) {
    assertThat(VersionScheme.SEMANTIC.read(text)).isEmpty();
  }

  @Test
  void what_is_too_long_is_not_read() {
    assertThat(VersionScheme.SEMANTIC.read("1".repeat(257))).isEmpty();
    assertThat(VersionScheme.SEMANTIC.read("1".repeat(256))).isPresent();
  }

  @Property
  void agrees_with_another_implementation(
      @ForAll("strict") String one, @ForAll("strict") String other) {
    int expected = Integer.signum(new Semver(one).compareTo(new Semver(other)));

    assertThat(Integer.signum(key(one).compareTo(key(other)))).isEqualTo(expected);
  }

  @Property
  void reads_or_refuses_anything(@ForAll @StringLength(max = 300) String junk) {
    assertThat(VersionScheme.SEMANTIC.read(junk)).isNotNull();
    assertThat(VersionScheme.PYTHON.read(junk)).isNotNull();
  }

  @Provide
  Arbitrary<String> strict() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 12);
    Arbitrary<String> identifier = Arbitraries.of("0", "1", "9", "10", "a", "alpha", "rc", "x-1");
    Arbitrary<String> suffix =
        identifier.list().ofMaxSize(3).map(ids -> ids.isEmpty() ? "" : "-" + String.join(".", ids));
    return Combinators.combine(number, number, number, suffix)
        .as((major, minor, patch, pre) -> major + "." + minor + "." + patch + pre);
  }
}
