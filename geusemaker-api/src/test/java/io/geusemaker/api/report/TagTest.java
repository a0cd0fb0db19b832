package io.geusemaker.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Markup")
class TagTest {

  @Test
  void a_text_is_escaped_between_tags() {
    assertThat(Tag.of("p").text("<b> & 'c' \"d\""))
        .hasToString("<p>&lt;b&gt; &amp; &#39;c&#39; &quot;d&quot;</p>");
  }

  @Test
  void a_text_is_escaped_in_an_attribute() {
    assertThat(Tag.of("p").with("title", "\" onclick='x()'").text(""))
        .hasToString("<p title=\"&quot; onclick=&#39;x()&#39;\"></p>");
  }

  @Test
  void what_cannot_be_read_is_shown_as_such() {
    assertThat(Html.text("a\u0000b\u001b[31m\u202ec\ud800d\uffff\r\n\t\ud83d\ude00"))
        .hasToString("a\uFFFDb\uFFFD[31m\uFFFDc\uFFFDd\uFFFD\n\n\t\ud83d\ude00");
  }

  @Test
  void a_row_has_a_cell_for_each_column() {
    Grid grid = new Grid("caption", "one", "two");

    assertThatThrownBy(() -> grid.row("a")).isInstanceOf(IllegalArgumentException.class);
    assertThat(grid.row("a", Html.NONE).html().toString()).contains("\u2013</span></td>");
  }

  @Test
  void what_is_empty_is_left_out() {
    Page page = new Page("subject", "headline").section("title", new Grid("a", "b").html());

    assertThat(page.html()).doesNotContain("<section", "title</h2>");
    assertThat(new Chart("a", "b", 1).html().toString()).isEmpty();
    assertThat(Html.code("").toString()).isEmpty();
  }
}
