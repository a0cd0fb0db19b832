package io.geusemaker.scripting.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationTest {

  private final Bench bench;

  DeclarationTest(@TempDir Path directory) {
    bench = new Bench(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "param 'key', Secret | 7 | a parameter is a BigDecimal, Boolean, Duration, Integer, Long,"
            + " Path, String, URI or an enum, no Secret: arguments can be seen by every user of the"
            + " machine",
        "param 'Key', String | 7 | the name of a parameter is a small letter, then letters, digits"
            + " and dashes",
        "param 'dry-run', Boolean | 7 | --dry-run is an option of geusemaker run: choose another"
            + " name",
        "param 'a', String, defalt: 3 | 20 | a parameter has no \"defalt\": only default and help",
        "param 'a', new String('b').class | 1 | write a parameter as: param 'NAME', TYPE, default:"
            + " VALUE, help: 'TEXT'",
        "param 'a', E; | 12 | the type of a parameter cannot be declared in the runbook itself",
      })
  void aDeclarationThatCannotBeRightIsRefused(String script, int column, String message) {
    String more = script.endsWith(";") ? "\nenum E { A }" : "";
    RunbookRefused refused =
        catchThrowableOfType(RunbookRefused.class, () -> bench.run(script + more, "--key", "x"));

    assertThat(refused)
        .hasMessage(
            "bench.groovy:1:%d: %s\n  %s\n  %s^\nNothing was run.",
            column, message, script, " ".repeat(column - 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class A {} | bench.groovy is no runbook: ",
        "println( | bench.groovy:1:9: ",
        "String a = param 'a', String\\nprintln param('a', String) | bench.groovy:2:15: parameter"
            + " \"a\" is declared twice",
      })
  void whatIsNoRunbookIsRefused(String script, String start) {
    RunbookRefused refused =
        catchThrowableOfType(
            RunbookRefused.class, () -> bench.run(script.replace("\\n", "\n"), "--a", "x"));

    assertThat(refused).hasMessageStartingWith(start);
  }
}
