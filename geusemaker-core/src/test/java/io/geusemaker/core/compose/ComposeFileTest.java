package io.geusemaker.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.geusemaker.api.failure.GeuseMakerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTest {

  private static ComposeFile file(String text) {
    return ComposeFile.parse("/root/docker-compose.yml", text);
  }

  /** A service with one line under its environment. */
  private static String withLine(String line) {
    return "services:\n  n8n:\n    image: n8nio/n8n # PW=x\n    environment:\n      " + line + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PW: old|PW: new-1|old",
        "PW: 'old' # PW: old|PW: 'new-1' # PW: old|old",
        "PW: \"old\"|PW: \"new-1\"|old",
        "PW:   old   # note|PW:   new-1   # note|old",
        "PW: &a old|PW: &a new-1|old",
        "PW: !!str 123|PW: !!str new-1|123",
        "PW: 123|PW: new-1|123",
        "- PW=old|- PW=new-1|old",
        "- 'PW=old'|- 'PW=new-1'|old",
        "- \"PW=old\"|- \"PW=new-1\"|old",
        "- PW=|- PW=new-1|``",
        "- PW=a=b # c|- PW=new-1 # c|a=b",
        "{PW: old, PW2: old}|{PW: new-1, PW2: old}|old",
        "{\"PW\":\"old\"}|{\"PW\":\"new-1\"}|old",
        "[PW=old, PW2=old]|[PW=new-1, PW2=old]|old",
        "PW: ${OTHER:?x}|PW: new-1|${OTHER:?x}",
      })
  void replacesOnlyTheScalar(String before, String after, String template) {
    ComposeFile compose = file(withLine(before));

    assertThat(compose.template("n8n", "PW")).contains(template);
    assertThat(compose.withEnvironment("n8n", "PW", "new-1").text()).isEqualTo(withLine(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PW: old|$2a$10$x.y/z|PW: $$2a$$10$$x.y/z",
        "PW: old|12345|PW: '12345'",
        "PW: old|1e5|PW: '1e5'",
        "PW: old|True|PW: 'True'",
        "PW: old|~|PW: '~'",
        "PW: old|-|PW: '-'",
        "PW: old|``|PW: ''",
        "PW: old|a: b #c|PW: 'a: b #c'",
        "PW: 'old'|it's|PW: 'it''s'",
        "PW: \"old\"|a\"b\\c|PW: \"a\\\"b\\\\c\"",
        "- PW=old|123|- PW=123",
        "- PW=old|a b|- 'PW=a b'",
        "{PW: old}|a,b|{PW: 'a,b'}",
      })
  void quotesWhereTheValueNeedsIt(String before, String value, String after) {
    ComposeFile edited = file(withLine(before)).withEnvironment("n8n", "PW", value);

    assertThat(edited.text()).isEqualTo(withLine(after));
    assertThat(edited.template("n8n", "PW").map(Interpolation::parse))
        .hasValueSatisfying(template -> assertThat(template.literal()).contains(value));
  }

  @Test
  void writesControlCharactersInDoubleQuotes() {
    assertThat(file(withLine("PW: old")).withEnvironment("n8n", "PW", "a\n\r\t\u0001b").text())
        .isEqualTo(withLine("PW: \"a\\n\\r\\t\\u0001b\""));
  }

  @Test
  void keepsTheFileWhenItHasTheValueAlready() {
    ComposeFile compose = file(withLine("- \"PW=a$$b\""));

    assertThat(compose.withEnvironment("n8n", "PW", "a$b")).isSameAs(compose);
  }

  @Test
  void findsItsPlaceBehindEmojiAByteOrderMarkAndWindowsLineEnds() {
    String lines =
        """
        # 🔑🔑 keys
        services:
          db:
            environment:
              A: "😀"
              PW: oldpw # 😀
              B: oldpw
        """;
    String text = "\uFEFF" + lines.replace("\n", "\r\n");

    assertThat(file(text).withEnvironment("db", "PW", "new").text())
        .isEqualTo(text.replace("PW: oldpw", "PW: new"));
  }

  @Test
  void followsAnchorsAliasesAndMerges() {
    String text =
        """
        x-env: &env
          SHARED: old
          OWN: base
        x-more: &more {SHARED: no, MORE: m}
        services:
          a:
            environment:
              <<: [*env, *more]
              OWN: a
          b: &b
            environment: *env
          c:
            <<: *b
            image: c
          d:
            environment:
              SHARED: old
        """;
    ComposeFile compose = file(text);

    assertThat(compose.variables("a")).containsExactlyInAnyOrder("OWN", "SHARED", "MORE");
    assertThat(compose.template("a", "OWN")).contains("a");
    assertThat(compose.template("c", "OWN")).contains("base");
    assertThat(compose.sharing("a", "SHARED")).containsExactly("a", "b", "c");
    assertThat(compose.sharing("a", "OWN")).containsExactly("a");
    assertThat(compose.sharing("a", "NONE")).isEmpty();
    assertThat(compose.withEnvironment("c", "SHARED", "new").text())
        .isEqualTo(text.replaceFirst("SHARED: old", "SHARED: new"));
  }

  @Test
  void followsAnAliasOfASingleValue() {
    String text =
        "x-pw: &pw old\nservices:\n  a:\n    environment:\n      PW: *pw\n      PW2: old\n";

    assertThat(file(text).withEnvironment("a", "PW", "new").text())
        .isEqualTo(text.replace("&pw old", "&pw new"));
  }

  @Test
  void laterDocumentsOverrideEarlierOnes() {
    String text = withLine("PW: one") + "---\n" + withLine("PW: two") + "---\n";

    assertThat(file(text).template("n8n", "PW")).contains("two");
    assertThat(file(text).withEnvironment("n8n", "PW", "new").text())
        .isEqualTo(text.replace("two", "new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"- PW", "PW:", "PW: null", "PW: ~"})
  void hasNoTextForAVariableFromTheShell(String line) {
    assertThat(file(withLine(line)).variables("n8n")).containsExactly("PW");
    assertThat(file(withLine(line)).template("n8n", "PW")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> file(withLine(line)).withEnvironment("n8n", "PW", "new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"007", "1.10", "1_000", "0x1f", "1e3", "2001-01-01", ".5", "True"})
  void doesNotGuessWhatYamlMakesOfNumbersAndDates(String value) {
    assertThat(file(withLine("PW: " + value)).template("n8n", "PW")).isEmpty();
    assertThat(file(withLine("PW: '" + value + "'")).template("n8n", "PW")).contains(value);
    assertThat(file(withLine("PW: " + value)).withEnvironment("n8n", "PW", "new").text())
        .isEqualTo(withLine("PW: new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PW: |\n        old", "PW: >-\n        old", "PW: !!int 5"})
  void refusesToReplaceBlocksAndTypedValues(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> file(withLine(line)).withEnvironment("n8n", "PW", "hunter2"))
        .withMessageStartingWith("PW of n8n cannot be replaced in /root/docker-compose.yml: ")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void readsEnvFilesInEveryForm() {
    ComposeFile compose =
        file(
            """
            services:
              a: {env_file: one.env}
              b:
                env_file:
                  - one.env
                  - path: two.env
                    required: false
                  - {path: three.env}
              c:
            """);

    assertThat(compose.services()).containsExactly("a", "b", "c");
    assertThat(compose.envFiles("a")).containsExactly(new EnvFileReference("one.env", true));
    assertThat(compose.envFiles("b"))
        .containsExactly(
            new EnvFileReference("one.env", true),
            new EnvFileReference("two.env", false),
            new EnvFileReference("three.env", true));
    assertThat(compose.envFiles("c")).isEmpty();
    assertThat(compose.envFiles("none")).isEmpty();
  }

  @Test
  void readsSecrets() {
    ComposeFile compose =
        file(
            """
            services:
              db:
                secrets:
                  - pw
                  - {source: pw, target: other}
                  - {source: key, target: /etc/key}
            secrets:
              pw: {file: ./pw.txt}
              key: {environment: KEY}
            """);

    assertThat(compose.secretFiles()).containsOnlyKeys("pw").containsEntry("pw", "./pw.txt");
    assertThat(compose.secrets("db"))
        .containsExactly(
            new SecretReference("pw", "/run/secrets/pw"),
            new SecretReference("pw", "/run/secrets/other"),
            new SecretReference("key", "/etc/key"));
  }

  @Test
  void replacesAnImage() {
    ComposeFile compose = file(withLine("PW: n8nio/n8n"));

    assertThat(compose.image("n8n")).contains("n8nio/n8n");
    assertThat(compose.withImage("n8n", "n8nio/n8n:1.123.4@sha256:ab").text())
        .isEqualTo(
            withLine("PW: n8nio/n8n")
                .replace("image: n8nio/n8n", "image: 'n8nio/n8n:1.123.4@sha256:ab'"));
    assertThatIllegalArgumentException().isThrownBy(() -> compose.withImage("db", "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services: {a: {extends: b}}|its service a extends another one",
        "include: [x.yml]|it includes other compose files",
        "services: {a: {environment: !override {K: v}}}|it has tags such as !reset or !override",
        "services: {a: {env_file: !reset null}}|it has tags such as !reset or !override",
      })
  void saysWhatItDoesNotFollow(String text, String reason) {
    assertThat(file(text).unsupported()).containsExactly(reason);
    assertThat(file(withLine("PW: x")).unsupported()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: {a: {environment: {PW: hunter2, PW: hunter2}}}",
        "services: {a: {environment: {PW: [hunter2]}}}",
        "services: {a: {environment: hunter2}}",
        "services: {a: {environment: {[x]: hunter2}}}",
        "services: {a: {env_file: {required: true}}}",
        "services: {a: {env_file: [{path: x, format: raw}]}}",
        "services: {a: {secrets: [{target: x}]}}",
        "services: [hunter2]",
        "- hunter2",
        "services: &s {<<: *s}",
        "PW: \"hunter2",
        "PW: hunter2: hunter2",
        "\u0001",
      })
  void refusesWhatIsNotAComposeFileWithoutQuotingIt(String text) {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> file(text))
        .withMessageStartingWith("/root/docker-compose.yml cannot be understood: ")
        .withMessageNotContaining("hunter2")
        .withNoCause();
  }

  @Test
  void doesNotPrintItsText() {
    assertThat(file(withLine("PW: hunter2"))).hasToString("/root/docker-compose.yml [n8n]");
  }
}
