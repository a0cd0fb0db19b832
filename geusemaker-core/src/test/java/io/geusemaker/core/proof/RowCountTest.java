package io.geusemaker.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The rows of n8n's tables")
class RowCountTest {

  private static final String BEFORE = "{\"row\":\"count\",\"users\":2,\"workflows\":1}";

  @ParameterizedTest(name = "with {0} users and {1} workflows: at once {2}, long after {3}")
  @CsvSource({
    "2, 1, true, true",
    "3, 9, true, true",
    "2, 0, false, true",
    "1, 1, false, true",
    "0, 0, false, false"
  })
  void areThereStill(int users, int workflows, boolean atOnce, boolean longAfter) {
    String now = "{\"users\":%d,\"workflows\":%d}".formatted(users, workflows);

    assertThat(count(false).allThere(now)).isEqualTo(atOnce);
    assertThat(count(true).allThere(now)).isEqualTo(longAfter);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"{\"users\":2}", "nonsense", "''"},
      delimiter = ';')
  void areNotWhenATableDoesNotAnswer(String now) {
    assertThat(count(false).allThere(now)).isFalse();
    assertThat(count(true).allThere(now)).isFalse();
  }

  private static Evidence.RowCount count(boolean deletions) {
    return new Evidence.RowCount("geusemaker", "geusemaker", "SELECT", BEFORE, deletions);
  }
}
