package io.geusemaker.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPathsTest {

  @ParameterizedTest
  @CsvSource({
    "/root, a.env, /root/a.env",
    "/root, ./a/../b.env, /root/b.env",
    "/root/, ../../../etc//x, /etc/x",
    "/root, /abs/x/., /abs/x",
    "/, x, /x",
  })
  void resolves(String directory, String path, String absolute) {
    assertThat(HostPaths.resolve(directory, path)).isEqualTo(absolute);
  }
}
