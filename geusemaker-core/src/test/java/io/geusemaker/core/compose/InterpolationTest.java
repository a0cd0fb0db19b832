package io.geusemaker.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.geusemaker.core.compose.Reference.Operator;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

  private static final Variables SET = Variables.of(Map.of("A", "1", "EMPTY", ""));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$A|1",
        "${A}|1",
        "x${A}y$A|x1y1",
        "$$A|$A",
        "$$$A|$1",
        "$2a$10$x9|$2a$10",
        "cost: 5$|cost: 5$",
        "$NONE.|.",
        "${A:-d}|1",
        "${EMPTY:-d}|d",
        "${EMPTY-d}|``",
        "${NONE-d}|d",
        "${NONE:-${A}}|1",
        "${NONE:-a:-b}|a:-b",
        "${A:?needed}|1",
        "${EMPTY?needed}|``",
        "${A:+x}|x",
        "${EMPTY:+x}|``",
        "${EMPTY+x}|x",
        "${NONE+x}|``",
        "${NONE:-{}}|{}",
        "${NONE:-{}}{$A|{}{1",
        "${NONE:-{}}x}|{}}x",
        "${NONE:-{x}}y}|{x}y}",
        "postgres://u:${A}@db/d?x=$$y|postgres://u:1@db/d?x=$y",
      })
  void evaluates(String template, String value) {
    assertThat(Interpolation.parse(template).evaluate(SET)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${NONE:?needed}", "${EMPTY:?needed}", "${NONE?needed}", "x${NONE:?}"})
  void hasNoValueWhenARequiredVariableIsNotSet(String template) {
    assertThat(Interpolation.parse(template).evaluate(SET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"${", "${}", "${A", "${1A}", "${A!x}", "${A b}", "${A:-x\ny}"})
  void refusesWhatComposeRefuses(String template) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interpolation.parse("pw" + template))
        .withMessage("not a valid variable reference at character 3");
  }

  @Test
  void namesEveryVariableButCountsOnlyItsOwnReferences() {
    Interpolation template = Interpolation.parse("${A:-${B:?no $C}}-$D");

    assertThat(template.variables()).containsExactly("A", "B", "C", "D");
    assertThat(template.references()).extracting(Reference::name).containsExactly("A", "D");
    assertThat(template.literal()).isEmpty();
  }

  @Test
  void tellsAReferenceFromATextThatContainsOne() {
    assertThat(Interpolation.parse("${PW:?needed}").whole())
        .hasValueSatisfying(
            reference -> {
              assertThat(reference.name()).isEqualTo("PW");
              assertThat(reference.operator()).isEqualTo(Operator.REQUIRED_NOT_EMPTY);
            });
    assertThat(Interpolation.parse("postgres://u:${PW}@db/d").whole()).isEmpty();
    assertThat(Interpolation.parse("literal").whole()).isEmpty();
    assertThat(Interpolation.parse("").literal()).contains("");
  }

  @Test
  void doesNotPrintItsText() {
    assertThat(Interpolation.parse("hunter2$A")).hasToString("template of [A]");
  }

  @Property
  void anEscapedLiteralIsItself(@ForAll String literal) {
    assertThat(Interpolation.parse(Interpolation.escape(literal)).literal()).contains(literal);
  }
}
