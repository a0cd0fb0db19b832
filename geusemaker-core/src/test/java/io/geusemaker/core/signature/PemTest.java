package io.geusemaker.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PEM")
class PemTest {

  private static String block(String lines) {
    return "-----BEGIN KEY-----\n" + lines + "-----END KEY-----\n";
  }

  @Test
  void isReadHoweverManyLinesItHas() {
    assertThat(Pem.blocks("KEY", block("AAAA\n".repeat(10_000))).orElseThrow())
        .singleElement()
        .satisfies(content -> assertThat(content).hasSize(30_000));
    assertThat(Pem.blocks("KEY", block("AAAA\n") + "\n".repeat(10_000))).isPresent();
    assertThat(Pem.blocks("KEY", "-----BEGIN KEY-----\n" + "AAAA\n".repeat(10_000))).isEmpty();
  }

  @Test
  void hasNothingBesideItsBlocks() {
    assertThat(Pem.blocks("KEY", block("AAAA\n") + "\r\n" + block("BBBB\r\n")).orElseThrow())
        .hasSize(2);
    assertThat(Pem.blocks("KEY", "see: " + block("AAAA\n"))).isEmpty();
    assertThat(Pem.blocks("KEY", block("AAAA\n") + "more")).isEmpty();
    assertThat(Pem.blocks("OTHER", block("AAAA\n"))).isEmpty();
    assertThat(Pem.blocks("KEY", block("AA A\n"))).isEmpty();
    assertThat(Pem.blocks("KEY", "")).isEmpty();
  }
}
