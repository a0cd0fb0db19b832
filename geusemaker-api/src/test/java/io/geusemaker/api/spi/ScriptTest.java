package io.geusemaker.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  private final Script plain = Script.of("look", "ls");

  @Test
  void it_has_two_minutes_and_no_inputs_unless_told_otherwise() {
    assertThat(plain.name()).isEqualTo("look");
    assertThat(plain.text()).isEqualTo("ls");
    assertThat(plain.limit()).isEqualTo(Duration.ofMinutes(2));
    assertThat(plain.parameters()).isEmpty();
    assertThat(plain.secrets()).isEmpty();
  }

  @Test
  void every_addition_makes_a_new_one_and_keeps_the_rest() {
    Secret secret = Secret.of("open sesame");
    Script full =
        plain
            .parameter("B", "1")
            .secret("A", secret)
            .parameter("A2", "2")
            .limit(Duration.ofSeconds(5));

    assertThat(full.parameters())
        .containsExactly(java.util.Map.entry("B", "1"), java.util.Map.entry("A2", "2"));
    assertThat(full.secrets()).containsExactly(java.util.Map.entry("A", secret));
    assertThat(full.limit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(plain.parameters()).isEmpty();
  }

  @Test
  void text_before_and_after_leaves_the_rest_as_it_is() {
    Script full =
        plain
            .parameter("B", "1")
            .secret("A", Secret.of("open sesame"))
            .limit(Duration.ofSeconds(5));

    Script longer = full.preceding("cd /").followedBy("echo done");

    assertThat(longer.text()).isEqualTo("cd /\nls\necho done");
    assertThat(longer.name()).isEqualTo("look");
    assertThat(longer.parameters()).isEqualTo(full.parameters());
    assertThat(longer.secrets()).isEqualTo(full.secrets());
    assertThat(longer.limit()).isEqualTo(full.limit());
    assertThat(full.text()).isEqualTo("ls");
  }

  @Test
  void it_prints_its_name_only() {
    assertThat(plain.secret("A", Secret.of("open sesame")).parameter("B", "path"))
        .hasToString("script \"look\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lower", "1A", "A-B", "A B", "A;rm", "A\n", "É", "_A"})
  void a_name_that_is_no_variable_is_refused(String name) {
    assertThatThrownBy(() -> plain.parameter(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plain.secret(name, Secret.of("open sesame")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("sesame");
  }

  @Test
  void a_variable_is_set_once() {
    assertThatThrownBy(() -> plain.parameter("A", "x").secret("A", Secret.of("y")))
        .hasMessage("variable is set twice: A");
    assertThatThrownBy(() -> plain.secret("A", Secret.of("y")).parameter("A", "x"))
        .hasMessage("variable is set twice: A");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void a_limit_is_more_than_zero(long seconds) {
    assertThatThrownBy(() -> plain.limit(Duration.ofSeconds(seconds)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_result_tells_its_outcome_and_not_its_output() {
    assertThat(new ScriptResult(0, "open sesame", "").succeeded()).isTrue();
    assertThat(new ScriptResult(1, "", "").succeeded()).isFalse();
    assertThat(new ScriptResult(3, "open sesame", "no"))
        .hasToString("exit 3, 11 characters out, 2 characters of errors");
  }
}
