package io.geusemaker.core.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyTest {

  @Test
  void isReadBetweenItsMarks() {
    Reply reply =
        Reply.parse(
                "r1",
                """
                noise
                geusemaker r1 key S0VZ
                geusemaker r1 answer 9 abc
                LOCK
                BOX=
                geusemaker r1 end
                geusemaker r1 closed
                """,
                false)
            .orElseThrow();

    assertThat(reply.kind()).isEqualTo("answer");
    assertThat(reply.words()).containsExactly("9", "abc");
    assertThat(reply.body()).isEqualTo("LOCK\nBOX=");
    assertThat(reply.key()).contains("S0VZ");
    assertThat(reply.closed()).isTrue();
  }

  @Test
  void keepsALineBreakAtTheEndOfAPart() {
    String output = "geusemaker r1 part\nLOCK\n\ngeusemaker r1 end\n";

    assertThat(Reply.parse("r1", output, false).orElseThrow().body()).isEqualTo("LOCK\n");
  }

  @Test
  void mayBeEmpty() {
    assertThat(Reply.parse("r1", "geusemaker r1 answer 0 e3\n\ngeusemaker r1 end\n", false))
        .hasValueSatisfying(reply -> assertThat(reply.body()).isEmpty());
  }

  @Test
  void isNoneWhenItWasCutOrIsOfAnotherRun() {
    assertThat(Reply.parse("r1", "geusemaker r1 answer 9 abc\nLOCK\n--output truncated--", false))
        .isEmpty();
    assertThat(Reply.parse("r1", "geusemaker r2 stopped\n", false)).isEmpty();
    assertThat(Reply.parse("r1", "", false)).isEmpty();
  }

  @Test
  void tellsWhatTheHostSays() {
    assertThat(Reply.parse("r1", "geusemaker r1 missing openssl\n", false))
        .hasValueSatisfying(reply -> assertThat(reply.text()).isEqualTo("openssl"));
  }

  @Test
  void goesOnAmongTheErrors() {
    Reply first =
        Reply.parse("r1", "geusemaker r1 answer 9 abc\nLOCK\nBO\ngeusemaker r1 end\n", false)
            .orElseThrow();

    assertThat(first.with("r1", "noise\ngeusemaker r1 rest\nX=\ngeusemaker r1 end\n").body())
        .isEqualTo("LOCK\nBOX=");
    assertThat(first.with("r1", "geusemaker r1 rest\nX=")).isEqualTo(first);
  }

  @Test
  void isWhatThereIsOfItWhenMoreCanBeHad() {
    String listed = "geusemaker r1 key S0VZ\ngeusemaker r1 answer 9 abc\nLOCK\nBO";

    assertThat(Reply.parse("r1", listed, true))
        .hasValueSatisfying(
            reply -> {
              assertThat(reply.words()).containsExactly("9", "abc");
              assertThat(reply.body()).isEqualTo("LOCK\nBO");
              assertThat(reply.key()).contains("S0VZ");
              assertThat(reply.closed()).isFalse();
            });
    assertThat(Reply.parse("r1", "geusemaker r1 key S0", true)).isEmpty();
  }
}
