package io.geusemaker.scripting.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private static Parameter parameter(String name, Class<?> type) {
    return new Parameter(name, type, Optional.of("any"), "");
  }

  private static final Parameters ALL =
      new Parameters(
          List.of(
              parameter("text", String.class),
              parameter("switch", boolean.class),
              parameter("count", int.class),
              parameter("big", Long.class),
              parameter("share", BigDecimal.class),
              parameter("age", Duration.class),
              parameter("file", Path.class),
              parameter("site", URI.class),
              parameter("keep", RetentionPolicy.class)));

  private static List<String> mistakes(String... arguments) {
    return catchThrowableOfType(ArgumentsRefused.class, () -> ALL.read(List.of(arguments)))
        .mistakes();
  }

  @Test
  void valuesAreOfTheirTypes() {
    assertThat(
            ALL.read(
                List.of(
                    "--text=a=b",
                    "--switch",
                    "--count",
                    "-3",
                    "--big",
                    "9",
                    "--share",
                    "0.5",
                    "--age",
                    "2h",
                    "--file",
                    "/x",
                    "--site",
                    "http://h",
                    "--keep",
                    "runtime")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "text",
                "a=b",
                "switch",
                true,
                "count",
                -3,
                "big",
                9L,
                "share",
                new BigDecimal("0.5"),
                "age",
                Duration.ofHours(2),
                "file",
                Path.of("/x"),
                "site",
                URI.create("http://h"),
                "keep",
                RetentionPolicy.RUNTIME));
  }

  @Test
  void aSwitchTakesTrueAndFalseAndNothingElse() {
    assertThat(ALL.read(List.of("--switch", "false"))).containsEntry("switch", false);
    assertThat(ALL.read(List.of("--switch", "--text", "x"))).containsEntry("switch", true);
    assertThat(mistakes("--switch", "no"))
        .containsExactly("\"no\" stands alone; values are given as --NAME VALUE");
    assertThat(mistakes("--switch=no"))
        .containsExactly("--switch: expected true or false but was 'no'");
  }

  @Test
  void everyMistakeIsTold() {
    assertThat(mistakes("--count", "x", "--big=1.5", "--share", "y", "--keep", "all", "--text"))
        .containsExactly(
            "--count: expected a whole number but was 'x'",
            "--big: expected a whole number but was '1.5'",
            "--share: expected a number but was 'y'",
            "--keep: expected source|class|runtime but was 'all'",
            "--text has no value");
    assertThat(mistakes("--text", "a", "--text", "b")).containsExactly("--text is given twice");
  }

  @Test
  void theyAreDescribedAsTheyAreTyped() {
    Parameters two =
        new Parameters(
            List.of(
                new Parameter("stack", String.class, Optional.empty(), "the deployment"),
                parameter("force", Boolean.class)));

    assertThat(two.synopsis()).isEqualTo("--stack STRING [--force]");
    assertThat(two.describe())
        .isEqualTo("  --stack STRING  the deployment (required)\n  --force         (default: any)");
    assertThat(new Parameters(List.of()).describe()).isEqualTo("  (none)");
  }

  @Property
  void noArgumentsBreakIt(@ForAll List<String> arguments) {
    try {
      ALL.read(arguments);
    } catch (ArgumentsRefused e) {
      assertThat(e.mistakes()).isNotEmpty();
    }
  }
}
