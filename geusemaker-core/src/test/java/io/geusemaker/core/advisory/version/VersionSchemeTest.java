package io.geusemaker.core.advisory.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSchemeTest {

  @Test
  void each_ecosystem_has_its_order_or_none_here() {
    assertThat(VersionScheme.ofEcosystem("npm")).contains(VersionScheme.SEMANTIC);
    assertThat(VersionScheme.ofEcosystem("PyPI")).contains(VersionScheme.PYTHON);
    assertThat(VersionScheme.ofEcosystem("Debian:12")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "15.18.0, 15.4, 15.18",
    "14.0.1, 14.0, 14.0.1",
    "9.6.24, 9.6.1, 9.6.24",
    "1.9.0, v1.8.3, v1.9.0",
    "v1.9.0, 1.8.3, 1.9.0",
    "2.0.0, 1.123.4, 2.0.0",
    "1.0.0-rc.0, 1.2.3, 1.0.0-rc.0",
    "2.0.0, 1.2-rc.1, 2.0"
  })
  void a_version_is_written_as_its_users_do(String version, String model, String written) {
    assertThat(VersionScheme.respell(version, model)).isEqualTo(written);
  }

  @Test
  void the_lowest_key_is_before_all() {
    assertThat(VersionKey.LOWEST)
        .isLessThan(VersionScheme.SEMANTIC.read("0.0.0-0").orElseThrow())
        .isLessThan(VersionScheme.PYTHON.read("0.dev0").orElseThrow())
        .isEqualByComparingTo(VersionKey.LOWEST);
  }
}
