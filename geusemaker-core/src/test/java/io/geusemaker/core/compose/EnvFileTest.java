package io.geusemaker.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.geusemaker.api.failure.GeuseMakerException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {

  private static final String BCRYPT =
      "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

  private static EnvFile file(String text) {
    return EnvFile.parse("/root/runtime.env", text);
  }

  private static Optional<String> valueOfK(String text) {
    return file(text).value("K");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "K=v|v",
        "  K = v  |v",
        "K=\tv\t|v",
        "export K=v|v",
        "K: v|v",
        "K=|``",
        "K='v'|v",
        "K=\"v\" # note|v",
        "K='v' # it's a note|v",
        "K=v # K=no|v",
        "K=v#no note|v#no note",
        "K= # no note|# no note",
        "K=v\\t|v\\t",
        "K='a\\nb'|a\\nb",
        "K='it\\'s'|it's",
        "K=\"say \\\"hi\\\"\"|say \"hi\"",
        "K=\"a\\\\b\"|a\\b",
        "K=\"\\$X\"|$X",
        "K=$$X|$X",
        "K='$X'|$X",
        "K=a$X.b|a.b",
        "K=\"\\0101\"|A",
        "K=\"\\09\"|\\9",
        "K=\"\\q\"|\\q",
        "A='x' K=y|y",
      })
  void decodesAsComposeV2Does(String text, String value) {
    assertThat(valueOfK(text + "\n")).contains(value);
    assertThat(valueOfK("# K=no\n\n" + text)).contains(value);
    assertThat(valueOfK("\uFEFF" + text + "\r\nOTHER=x\r\n")).contains(value);
  }

  @Test
  void decodesValuesOfSeveralLines() {
    EnvFile env = file("K=\"one\nL=two\"\nL='three\nfour'\n");

    assertThat(env.value("K")).contains("one\nL=two");
    assertThat(env.value("L")).contains("three\nfour");
  }

  @Test
  void decodesEscapesInDoubleQuotes() {
    assertThat(valueOfK("K=\"\\a\\b\\f\\n\\r\\t\\v\\c\"")).contains("\u0007\b\f\n\r\t\u000B\\c");
  }

  @Test
  void takesTheLastOfSeveralAssignments() {
    assertThat(valueOfK("K=1\nKK=2\nK=3\nXK=4\n")).contains("3");
  }

  @Test
  void resolvesReferencesOutsideFirstThenAbove() {
    EnvFile env = file("A=own\nB=x\nK=${A}-${B:-d}-$C\n");

    assertThat(env.value("K")).contains("own-x-");
    assertThat(env.value("K", Variables.of(Map.of("A", "outer", "C", "c")))).contains("outer-x-c");
    assertThat(env.expands("K")).isTrue();
    assertThat(env.expands("A")).isFalse();
    assertThat(env.expands("NONE")).isFalse();
  }

  @Test
  void hasNoValueWhereARequiredVariableIsNotSet() {
    assertThat(valueOfK("K=${PW:?needed}\n")).isEmpty();
  }

  @Test
  void passesAKeyAloneOnFromOutside() {
    EnvFile env = file("K\nL=1\nLOST");

    assertThat(env.keys()).containsExactly("K", "L");
    assertThat(env.expands("K")).isTrue();
    assertThat(env.value("K")).isEmpty();
    assertThat(env.value("K", Variables.of(Map.of("K", "outer")))).contains("outer");
    assertThat(env.agreeing("K")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=1\nK='open\n", "A=1\nK K=v\n", "A=1\nK!=v\n", "A=1\nK=${\n"})
  void refusesWhatComposeRefusesAndNamesTheLine(String text) {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> file(text))
        .withMessageStartingWith("/root/runtime.env cannot be understood: line 2: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "K=old|K=n-e_w.~1",
        "K=|K=n-e_w.~1",
        "K= |K=n-e_w.~1 ",
        "K=old # old|K=n-e_w.~1 # old",
        "K='old' # old|K='n-e_w.~1' # old",
        "K=\"old\"|K=\"n-e_w.~1\"",
        "export  K = old\t|export  K = n-e_w.~1\t",
        "K=${OTHER}|K=n-e_w.~1",
      })
  void replacesOnlyTheValue(String before, String after) {
    String head = "# K=old\r\nKK=old\nXK='old'\r\nK=old\n";
    String tail = "\r\nK_=old\n#K=old";

    assertThat(file(head + before + tail).with("K", "n-e_w.~1").text())
        .isEqualTo(head + after + tail);
  }

  @Test
  void keepsTheFileWhenItHasTheValueAlready() {
    EnvFile env = file("K=\"a\\$b\"\n");

    assertThat(env.with("K", "a$b")).isSameAs(env);
  }

  @Test
  void writesABcryptHashInSingleQuotes() {
    EnvFile env = file("HASH=old\n").with("HASH", BCRYPT);

    assertThat(env.text()).isEqualTo("HASH='" + BCRYPT + "'\n");
    assertThat(env.value("HASH")).contains(BCRYPT);
    assertThat(env.agreeing("HASH"))
        .containsExactlyInAnyOrder(Dialect.COMPOSE_V2, Dialect.COMPOSE_V1_26);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "K=x|a b|K='a b'",
        "K=x|a#b|K='a#b'",
        "K=x|it's|K=\"it's\"",
        "K='x'|it's $5|K=\"it's \\$5\"",
        "K=\"x\"|a\\b|K=\"a\\\\b\"",
        "K=\"x\"|say \"hi\"|K=\"say \\\"hi\\\"\"",
        "K=\"x\"|ends in \\|K=\"ends in \\\\\"",
      })
  void findsAFormThatComposeReadsBack(String before, String value, String after) {
    if (value.endsWith("\\")) {
      assertThatIllegalArgumentException().isThrownBy(() -> file(before).with("K", value));
    } else {
      assertThat(file(before).with("K", value).text()).isEqualTo(after);
      assertThat(file(after).value("K")).contains(value);
    }
  }

  @Test
  void writesLineEndsAsEscapes() {
    assertThat(file("K=x\n").with("K", "a\nb\r\tc").text()).isEqualTo("K=\"a\\nb\\r\\tc\"\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "it's\\", "\0"})
  void refusesWhatNoFormHoldsWithoutRepeatingIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> file("K=x\n").with("K", value))
        .withMessageNotContaining(value);
  }

  @Test
  void refusesToSetAKeyThatHasNoValueInTheFile() {
    assertThatIllegalArgumentException().isThrownBy(() -> file("A=1\n").with("K", "v"));
    assertThatIllegalArgumentException().isThrownBy(() -> file("K\nA=1\n").with("K", "v"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "K=abc|true|true",
        "K='abc'|true|false",
        "K=\"abc\"|true|false",
        "K=a$$b|false|false",
        "K=$1|true|true",
        "K='a${B}'|false|false",
        "K=abc # note|true|false",
        "K: abc|false|false",
        "export K=abc|true|false",
        "K='a\\'b'|true|false",
        "K=${B}|false|false",
      })
  void saysWhichReleasesAgree(String text, boolean v126, boolean v1) {
    EnvFile env = file("A=1\n" + text + "\n");

    assertThat(env.agreeing("K").contains(Dialect.COMPOSE_V2)).isTrue();
    assertThat(env.agreeing("K").contains(Dialect.COMPOSE_V1_26)).isEqualTo(v126);
    assertThat(env.agreeing("K").contains(Dialect.COMPOSE_V1)).isEqualTo(v1);
    assertThat(env.agreeing("NONE")).isEmpty();
  }

  @Test
  void seesThatTheOldestReleasesReadLinesInsideQuotes() {
    EnvFile env = file("K=abc\nL=\"\nK=xyz\n\"\n");

    assertThat(env.value("K")).contains("abc");
    assertThat(env.agreeing("K")).doesNotContain(Dialect.COMPOSE_V1);
  }

  @Test
  void doesNotPrintItsText() {
    assertThat(file("K=hunter2\n")).hasToString("/root/runtime.env (1 keys)");
  }
}
