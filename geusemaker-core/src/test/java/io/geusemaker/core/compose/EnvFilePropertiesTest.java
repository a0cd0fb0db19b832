package io.geusemaker.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EnvFilePropertiesTest {

  /** One line of a generated file: its text and, where it assigns, key and decoded value. */
  record Line(String key, String before, String raw, String after, String value) {
    String text() {
      return before + raw + after;
    }
  }

  private static final List<String> KEYS =
      List.of("PW", "PW2", "POSTGRES_PASSWORD", "POSTGRES_PASSWORD_OLD", "N8N_KEY", "a.b");

  /** A second reading of the rules, by one pattern instead of a scanner. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\G\\s*(?:#[^\\n]*(?:\\n\\s*#[^\\n]*)*\\n\\s*)?(?:export[ \\t]+)?([\\w.]+)[ \\t]*="
              + "[ \\t]*(?:'([^']*)'|\"((?:\\\\.|[^\"\\\\])*)\"|([^\\n]*))[ \\t\\r]*");

  private static Map<String, String> model(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher statement = STATEMENT.matcher(text.replaceFirst("^\uFEFF", ""));
    while (statement.find()) {
      String value;
      if (statement.group(2) != null) {
        value = statement.group(2);
      } else if (statement.group(3) != null) {
        value = statement.group(3).replaceAll("\\\\([\"$\\\\])", "$1");
      } else {
        value = statement.group(4).replaceFirst(" #.*", "").strip().replace("$$", "$");
      }
      values.put(statement.group(1), value);
      int rest = text.replaceFirst("^\uFEFF", "").indexOf('\n', statement.end());
      if (rest < 0) {
        break;
      }
      statement.region(rest, statement.regionEnd());
    }
    return values;
  }

  @Property(tries = 300)
  void decodesGeneratedFiles(@ForAll("files") List<Line> lines, @ForAll boolean bom) {
    String text = text(lines, bom);
    Map<String, String> expected = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> !line.key().isEmpty())
        .forEach(line -> expected.put(line.key(), line.value()));

    assertThat(EnvFile.parse("f", text).values(Variables.none())).isEqualTo(expected);
    assertThat(model(text)).isEqualTo(expected);
    assertThat(EnvFile.parse("f", text).text()).isEqualTo(text);
  }

  @Property(tries = 300)
  void anEditChangesOneValueAndNoByteOutsideIt(
      @ForAll("files") List<Line> lines,
      @ForAll boolean bom,
      @ForAll("keys") String key,
      @ForAll("passwords") String newValue) {
    String text = text(lines, bom);
    int edited = lastIndexOf(lines, key);
    if (edited < 0) {
      return;
    }
    Line old = lines.get(edited);
    Map<String, String> expected = new LinkedHashMap<>(model(text));
    expected.put(key, newValue);

    EnvFile result = EnvFile.parse("f", text).with(key, newValue);

    String head = text(lines.subList(0, edited), bom) + old.before();
    String tail = old.after() + text(lines.subList(edited + 1, lines.size()), false);
    assertThat(result.text()).startsWith(head).endsWith(tail);
    assertThat(result.text().substring(head.length(), result.text().length() - tail.length()))
        .isIn(newValue, "'" + newValue + "'", "\"" + newValue + "\"");
    assertThat(result.values(Variables.none())).isEqualTo(expected);
    assertThat(model(result.text())).isEqualTo(expected);
  }

  @Property(tries = 300)
  void settingTheValueThatIsThereChangesNothing(@ForAll("files") List<Line> lines) {
    EnvFile env = EnvFile.parse("f", text(lines, false));

    env.values(Variables.none())
        .forEach((key, value) -> assertThat(env.with(key, value).text()).isEqualTo(env.text()));
  }

  @Property(tries = 300)
  void aPasswordIsReadAlikeByEveryRelease(@ForAll("passwords") String password) {
    EnvFile env = EnvFile.parse("f", "PW=old\n").with("PW", password);

    assertThat(env.text()).isEqualTo("PW=" + password + "\n");
    assertThat(env.agreeing("PW")).containsExactlyInAnyOrder(Dialect.values());
  }

  @Property(tries = 300)
  void anyPrintableValueSurvives(@ForAll("printable") String value, @ForAll("olds") String before) {
    EnvFile env = EnvFile.parse("f", "A=1\nPW=" + before + "\nB=2\n").with("PW", value);

    assertThat(env.value("PW")).contains(value);
    assertThat(model(env.text())).containsEntry("PW", value).containsEntry("B", "2");
  }

  private static int lastIndexOf(List<Line> lines, String key) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static String text(List<Line> lines, boolean bom) {
    StringBuilder text = new StringBuilder(bom ? "\uFEFF" : "");
    lines.forEach(line -> text.append(line.text()));
    return text.toString();
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(KEYS);
  }

  @Provide
  Arbitrary<String> olds() {
    return Arbitraries.of("old", "'old'", "\"old\"", "", "old # note");
  }

  @Provide
  static Arbitrary<String> passwords() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("-_.~")
        .ofMinLength(1)
        .ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> printable() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("äé€\uD83D\uDD11")
        .ofMaxLength(12)
        .filter(value -> !value.contains("\\") && !brokenPair(value));
  }

  private static boolean brokenPair(String value) {
    return value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  @Provide
  Arbitrary<List<Line>> files() {
    Arbitrary<String> ends = Arbitraries.of("\n", "\r\n", " \n", "\n\n", "\t\r\n");
    Arbitrary<String> notes = Arbitraries.of("", "", " # PW=note", " #POSTGRES_PASSWORD='x'");
    Arbitrary<Line> comments =
        Arbitraries.of(
                "# PW=no", "#\"", "", "  # it's PW2=no", "# \uD83D\uDD11 POSTGRES_PASSWORD=x")
            .map(text -> new Line("", text + "\n", "", "", ""));
    Arbitrary<Line> assignments =
        Combinators.combine(
                keys(),
                Arbitraries.of("", "export ", "  ", "export\t"),
                Arbitraries.of("=", " = ", "=\t"),
                values(),
                notes,
                ends)
            .as(
                (key, start, equals, value, note, end) -> {
                  // A note needs a value before it: compose takes "K= # x" for a value.
                  String after = value[0].isEmpty() ? end : note + end;
                  String before = value[0].isEmpty() ? start + key + "=" : start + key + equals;
                  return new Line(key, before, value[0], after, value[1]);
                });
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, assignments), net.jqwik.api.Tuple.of(1, comments))
        .list()
        .ofMaxSize(10);
  }

  /** A value as written and as meant. */
  private static Arbitrary<String[]> values() {
    return Arbitraries.oneOf(
        passwords().map(value -> new String[] {value, value}),
        passwords().map(value -> new String[] {"'" + value + "'", value}),
        passwords().map(value -> new String[] {"\"" + value + "\"", value}),
        passwords().map(value -> new String[] {"a$$" + value, "a$" + value}),
        passwords().map(value -> new String[] {"'$" + value + " # x'", "$" + value + " # x"}),
        passwords().map(value -> new String[] {"\"\\$" + value + "\\\"'\"", "$" + value + "\"'"}),
        passwords().map(value -> new String[] {"\"a\nPW=" + value + "\"", "a\nPW=" + value}),
        Arbitraries.of("", "''", "\"\"").map(raw -> new String[] {raw, ""}));
  }
}
