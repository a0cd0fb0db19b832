package io.geusemaker.examples.sandbox.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {

  private final Interpolation interpolation =
      new Interpolation(Map.of("SET", "value", "EMPTY", ""));

  @ParameterizedTest
  @CsvSource({
    "$SET,value",
    "${SET},value",
    "a$SET-b,avalue-b",
    "$$SET,$SET",
    "${EMPTY:-default},default",
    "${EMPTY-default},''",
    "${NONE:-${SET}},value",
    "${SET:+other},other",
    "${NONE:+other},''",
    "${SET:?needed},value",
    "${NONE},''",
    "100$,100$",
    "$1,$1"
  })
  void everyFormIsReplacedAsComposeDoes(String text, String expected) {
    assertThat(interpolation.apply(text)).isEqualTo(expected);
  }

  @Test
  void aRequiredVariableThatIsMissingStopsIt() {
    assertThatThrownBy(() -> interpolation.apply("${EMPTY:?must be set}"))
        .isInstanceOf(ComposeError.class)
        .hasMessage("required variable EMPTY is missing a value: must be set");
  }

  @Test
  void aBraceThatIsNeverClosedStopsIt() {
    assertThatThrownBy(() -> interpolation.apply("${SET")).isInstanceOf(ComposeError.class);
    assertThatThrownBy(() -> interpolation.apply("${SET!}")).isInstanceOf(ComposeError.class);
    assertThatThrownBy(() -> interpolation.apply("${1}")).isInstanceOf(ComposeError.class);
  }

  @Test
  void variablesWithoutAValueAreRemembered() {
    interpolation.apply("$NONE ${ALSO_NONE} ${THIRD:-x}");

    assertThat(interpolation.unset()).containsExactly("ALSO_NONE", "NONE");
  }

  @Property
  void doublingEveryDollarKeepsTheText(@ForAll String text) {
    assertThat(interpolation.apply(text.replace("$", "$$"))).isEqualTo(text);
  }
}
