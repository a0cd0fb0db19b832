package io.geusemaker.core.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoryTest {

  private static Advisory known(String... ids) {
    return new Advisory(new TreeSet<>(List.of(ids)), Optional.empty(), "");
  }

  @Test
  void it_is_named_by_its_cve_then_by_its_ghsa() {
    Advisory all = known("BIT-postgresql-2024-7348", "GHSA-aaaa", "CVE-2024-7348");
    assertThat(all.id()).isEqualTo("CVE-2024-7348");
    assertThat(all.aliases()).containsExactly("BIT-postgresql-2024-7348", "GHSA-aaaa");
    assertThat(known("BIT-x", "GHSA-aaaa").id()).isEqualTo("GHSA-aaaa");
    assertThat(known("GO-2", "GO-1").id()).isEqualTo("GO-1");
  }

  @Test
  void it_needs_an_id() {
    assertThatThrownBy(AdvisoryTest::known).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void its_summary_is_one_line_that_cannot_steer_a_terminal() {
    Advisory told =
        new Advisory(
            new TreeSet<>(List.of("CVE-1")),
            Optional.empty(),
            " a\n\tb\u001b[31mred\u202e " + "x".repeat(200));
    assertThat(told.summary()).startsWith("a b [31mred x").endsWith("x...").hasSize(160);
  }

  @Test
  void nothing_else_from_outside_can_steer_a_terminal_either() {
    assertThat(known("CVE-1\u001b[2J").id()).isEqualTo("CVE-1 [2J");
    assertThat(new UnreadableRecord("a\u0007\nb", "c\rd")).hasToString("a b: c d");
    assertThat(new Fix.ByRebuild(List.of("lib\u009b 1"))).hasToString("fixed with lib 1");
  }

  @ParameterizedTest
  @CsvSource({
    "MODERATE, MEDIUM",
    "Negligible, LOW",
    "high, HIGH",
    "Important, HIGH",
    "CRITICAL, CRITICAL",
    "Medium, MEDIUM"
  })
  void the_words_of_databases_and_scanners_are_understood(String word, Severity severity) {
    assertThat(Severity.ofWord(word)).contains(severity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN", "", "7.5"})
  void other_words_rate_nothing(String word) {
    assertThat(Severity.ofWord(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.1, LOW", "3.9, LOW", "4.0, MEDIUM", "6.9, MEDIUM", "7.0, HIGH", "9.0, CRITICAL"})
  void a_score_has_a_rating(double score, Severity severity) {
    assertThat(Severity.ofScore(score)).contains(severity);
    assertThat(Severity.ofScore(0)).isEmpty();
  }
}
