package io.geusemaker.examples.sandbox.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvFileTest {

  @Test
  void everyKindOfLineIsReadAsComposeDoes() {
    String text =
        """
        \ufeff# a comment
        PLAIN=abc   # not part of it
        HASH=a#b

        export EXPORTED = x
        SINGLE='a $PLAIN # b'
        DOUBLE="a $PLAIN \\"quoted\\""
        REFERS=${OUTSIDE}-$PLAIN
        TWICE=1
        TWICE=2
        EMPTY=
        """;

    assertThat(EnvFile.parse(text.strip().replace("\n", "\r\n"), Map.of("OUTSIDE", "o")))
        .containsExactly(
            entry("PLAIN", "abc"),
            entry("HASH", "a#b"),
            entry("EXPORTED", "x"),
            entry("SINGLE", "a $PLAIN # b"),
            entry("DOUBLE", "a abc \"quoted\""),
            entry("REFERS", "o-abc"),
            entry("TWICE", "2"),
            entry("EMPTY", ""));
  }

  @Test
  void aLineThatAssignsNothingIsRefused() {
    assertThatThrownBy(() -> EnvFile.parse("what is this", Map.of()))
        .isInstanceOf(ComposeError.class);
    assertThatThrownBy(() -> EnvFile.parse("A='open", Map.of())).isInstanceOf(ComposeError.class);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> EnvFile.read(Path.of("/nowhere/x.env"), Map.of()))
        .isInstanceOfSatisfying(
            ComposeError.class, error -> assertThat(error.exitCode()).isEqualTo(14))
        .hasMessageContaining("/nowhere/x.env");
  }
}
