package io.geusemaker.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.examples.sandbox.process.Loopback;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackTest {

  @Test
  void aPortIsGivenOutOnceThoughNobodyListensThereYet() {
    assertThat(IntStream.range(0, 500).map(time -> Loopback.freePort()).distinct().count())
        .isEqualTo(500);
  }
}
