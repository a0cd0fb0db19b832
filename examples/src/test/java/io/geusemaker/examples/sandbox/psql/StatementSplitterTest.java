package io.geusemaker.examples.sandbox.psql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {

  @Test
  void semicolonsInsideQuotesAndCommentsDoNotSplit() {
    assertThat(
            texts(
                """
                SELECT ';' || 'it''s;';
                SELECT E'\\';' , "odd;name"; -- a comment;
                DO $$ BEGIN PERFORM 1; END $$;
                SELECT $tag$ a; $$ b; $tag$ /* c; */
                """))
        .containsExactly(
            "SELECT ';' || 'it''s;'",
            "SELECT E'\\';' , \"odd;name\"",
            "DO $$ BEGIN PERFORM 1; END $$",
            "SELECT $tag$ a; $$ b; $tag$");
  }

  @Test
  void linesAreCounted() {
    assertThat(StatementSplitter.split("\n-- x\nSELECT\n1;\n\nSELECT 2", Map.of()))
        .extracting(Statement::line)
        .containsExactly(3, 6);
  }

  @Test
  void variablesAreReplacedOutsideQuotesOnly() {
    assertThat(
            StatementSplitter.split(
                "SELECT :'a', :\"a\", :a, ':a', 1::int, :unknown", Map.of("a", "it's")))
        .extracting(Statement::text)
        .containsExactly("SELECT 'it''s', \"it's\", it's, ':a', 1::int, :unknown");
  }

  @Test
  void backslashCommandsAreNotUnderstood() {
    assertThatThrownBy(() -> texts("\\set x 1\n"))
        .isInstanceOf(UnsupportedCall.class)
        .hasMessage("psql command \\set x 1");
  }

  @Property(tries = 100)
  void statementsThatWereJoinedComeApartAgain(
      @ForAll List<@NotBlank @AlphaChars String> statements) {
    assertThat(texts(String.join(";\n", statements))).isEqualTo(statements);
  }

  private static List<String> texts(String script) {
    return StatementSplitter.split(script, Map.of()).stream().map(Statement::text).toList();
  }
}
