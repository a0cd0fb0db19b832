package io.geusemaker.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

  @Test
  void puts_each_bar_where_it_was_on_the_scale() {
    String chart = new Chart("steps", "Took", 20).bar("one", 5, 10, Tone.GOOD).html().toString();

    assertThat(chart)
        .contains("style=\"left:25.00%;width:50.00%\"")
        .contains("role=\"img\" aria-label=\"from 5.0 s to 15.0 s\"")
        .contains("steps; a line every 5 s")
        .contains("left:75.00%\">15 s<");
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, every 0.1 s",
    "3, every 0.5 s",
    "8, every 1 s",
    "94.6, every 20 s",
    "7200, every 1000 s"
  })
  void has_few_lines_at_round_times(double seconds, String scale) {
    assertThat(new Chart("x", "Took", seconds).bar("a", 0, 1, Tone.GOOD).html().toString())
        .contains("a line " + scale);
  }

  @Property
  void stays_within_its_frame_whatever_the_times(
      @ForAll double whole, @ForAll double from, @ForAll double took) {
    String chart = new Chart("x", "Took", whole).bar("a", from, took, Tone.WARN).html().toString();

    assertThat(share(chart, "left:") + share(chart, "width:")).isBetween(0.0, 100.02);
  }

  private static double share(String chart, String property) {
    String bar = chart.substring(chart.indexOf("class=\"bar "));
    int start = bar.indexOf(property) + property.length();
    return Double.parseDouble(bar.substring(start, bar.indexOf('%', start)));
  }
}
