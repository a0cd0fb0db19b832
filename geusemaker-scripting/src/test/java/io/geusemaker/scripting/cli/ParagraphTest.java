package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ParagraphTest {

  @Example
  void continuesUnderItsFirstLine() {
    assertThat(Paragraph.wrap("  ! one two three four", 12))
        .containsExactly("  ! one two", "    three", "    four");
  }

  @Example
  void leavesWhatFitsAsItIs() {
    assertThat(Paragraph.wrap("  a   table  row ", 40)).containsExactly("  a   table  row ");
  }

  @Property
  void losesNoWord(@ForAll("lines") String line, @ForAll @IntRange(min = 40, max = 200) int width) {
    assertThat(words(String.join(" ", Paragraph.wrap(line, width)))).isEqualTo(words(line));
  }

  @Property
  void exceedsTheWidthOnlyForAWordThatIsLonger(
      @ForAll("lines") String line, @ForAll @IntRange(min = 40, max = 200) int width) {
    assertThat(Paragraph.wrap(line, width))
        .allSatisfy(part -> assertThat(part.length() <= width || words(part).size() == 1).isTrue());
  }

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<Integer> indents = Arbitraries.integers().between(0, 30);
    Arbitrary<List<String>> words =
        Arbitraries.integers().between(1, 60).map("w"::repeat).list().ofMaxSize(30);
    Arbitrary<String> gaps = Arbitraries.of(" ", "  ", "     ");
    return Combinators.combine(indents, words, gaps)
        .as((indent, parts, gap) -> " ".repeat(indent) + String.join(gap, parts));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
  }
}
