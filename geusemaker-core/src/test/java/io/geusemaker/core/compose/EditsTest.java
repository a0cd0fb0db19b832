package io.geusemaker.core.compose;

import static io.geusemaker.core.compose.Projects.COMPOSE;
import static io.geusemaker.core.compose.Projects.DOT_ENV;
import static io.geusemaker.core.compose.Projects.RUNTIME;
import static io.geusemaker.core.compose.Projects.env;
import static io.geusemaker.core.compose.Projects.scalar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.compose.ValueSource.SecretFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EditsTest {

  @Test
  void editsTheOneFileThatFeedsEveryone() {
    List<FileEdit> edits =
        Edits.apply(Projects.stack(), Map.of(env(RUNTIME, "POSTGRES_PASSWORD"), "new"));

    assertThat(edits)
        .containsExactly(
            new FileEdit(
                RUNTIME, Projects.RUNTIME_TEXT, "POSTGRES_PASSWORD=new\nN8N_ENCRYPTION_KEY=key\n"));
  }

  @Test
  void makesOneEditOfAFileForSeveralValues() {
    ProjectFiles files =
        Projects.service("environment:\n  PW: one\n  HASH: two\n  X: $V", "V=v\n")
            .plus(new TextFile("pw.txt", "old\r\n"));
    String before = files.text(COMPOSE).orElseThrow();

    List<FileEdit> edits =
        Edits.apply(
            files,
            Map.of(
                scalar("a", "PW"),
                "p",
                scalar("a", "HASH"),
                "$2a$",
                env(DOT_ENV, "V"),
                "w",
                new SecretFile("/root/pw.txt"),
                "new"));

    assertThat(edits)
        .containsExactly(
            new FileEdit(DOT_ENV, "V=v\n", "V=w\n"),
            new FileEdit(
                COMPOSE,
                before,
                before.replace("PW: one", "PW: p").replace("HASH: two", "HASH: $$2a$$")),
            new FileEdit("/root/pw.txt", "old\r\n", "new\r\n"));
  }

  @Test
  void givesTheExactBytesOfBothTexts() {
    byte[] bytes = "\uFEFFPW=alt # \uD83D\uDD11 ä\r\n".getBytes(StandardCharsets.UTF_8);
    ProjectFiles files =
        ProjectFiles.of("/root", List.of(), List.of(TextFile.decode(DOT_ENV, bytes)));

    FileEdit edit = Edits.apply(files, Map.of(env(DOT_ENV, "PW"), "neu")).get(0);

    assertThat(edit.beforeBytes()).isEqualTo(bytes);
    assertThat(edit.afterBytes())
        .isEqualTo("\uFEFFPW=neu # \uD83D\uDD11 ä\r\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesBytesThatAreNotText() {
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> TextFile.decode(DOT_ENV, new byte[] {'P', '=', (byte) 0xFF}))
        .withMessageContaining("it is not well-formed UTF-8");
  }

  @Test
  void hasNothingToDoWhenTheValuesAreThere() {
    assertThat(Edits.apply(Projects.stack(), Map.of(env(RUNTIME, "POSTGRES_PASSWORD"), "old")))
        .isEmpty();
    assertThat(Edits.apply(Projects.stack(), Map.of())).isEmpty();
  }

  @Test
  void changesUrlsThatContainTheValueAndNothingElse() {
    ProjectFiles files =
        Projects.of(
            "services: {a: {environment: {URL: 'pg://u:$PW@h', B: same}}, b: {env_file: .env}}",
            "PW=same\nQ=same\nR=$PW\n");

    assertThat(Edits.apply(files, Map.of(env(DOT_ENV, "PW"), "new")))
        .extracting(FileEdit::after)
        .containsExactly("PW=new\nQ=same\nR=$PW\n");
  }

  @Test
  void refusesWhenALaterAssignmentHidesTheNewValue() {
    ProjectFiles files = Projects.service("environment: {PW: $B}", "A=1\nB=$A\nA=2\n");

    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> Edits.apply(files, Map.of(env(DOT_ENV, "A"), "hunter2")))
        .withMessageContaining("A in /root/.env cannot be changed safely")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void refusesTwoValuesForOnePlace() {
    ProjectFiles files =
        Projects.of("x: &e {PW: old}\nservices: {a: {environment: *e}, b: {environment: *e}}", "");

    assertThat(Edits.apply(files, Map.of(scalar("a", "PW"), "n", scalar("b", "PW"), "n")))
        .hasSize(1);
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(
            () -> Edits.apply(files, Map.of(scalar("a", "PW"), "n", scalar("b", "PW"), "m")))
        .withMessageContaining("it would not have the new value afterwards");
  }

  @Test
  void refusesWhatCannotBeWrittenWithoutRepeatingIt() {
    ProjectFiles files =
        Projects.service("environment: {PW: x}", "V=v\n").plus(new TextFile("s", "old\n"));

    for (ValueSource source :
        List.of(env(DOT_ENV, "V"), env(DOT_ENV, "NONE"), scalar("a", "NONE"))) {
      assertThatExceptionOfType(GeuseMakerException.class)
          .isThrownBy(() -> Edits.apply(files, Map.of(source, "hunter2\u0001")))
          .withMessageContaining(source.describe() + " cannot be changed safely")
          .withMessageNotContaining("hunter2");
    }
    assertThatExceptionOfType(GeuseMakerException.class)
        .isThrownBy(() -> Edits.apply(files, Map.of(new SecretFile("/root/s"), "hunter2\n")))
        .withMessageNotContaining("hunter2");
  }

  @Test
  void refusesFilesThatWereNotRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Edits.apply(Projects.stack(), Map.of(new SecretFile("/root/pw"), "new")))
        .withMessage("/root/pw was not read");
  }

  @Test
  void doesNotPrintTexts() {
    assertThat(new FileEdit("/root/x", "hunter1", "hunter2")).hasToString("edit of /root/x");
    assertThat(new TextFile("/root/x", "hunter1")).hasToString("/root/x");
  }

  @Property(tries = 100)
  void whatIsLocatedIsWhatChanges(
      @ForAll("environments") String environment,
      @ForAll("envs") String dotEnv,
      @ForAll("envs") String envFile,
      @ForAll("passwords") String newValue) {
    ProjectFiles files =
        Projects.service("env_file: a.env\nenvironment:\n" + environment.indent(2), dotEnv)
            .plus(new TextFile("a.env", envFile));
    if (!(SourceLocator.locate(files, "a", "PW") instanceof Located.Found found)) {
      return;
    }
    Map<String, String> before = EffectiveEnvironment.of(files, "a");
    Map<String, String> after =
        EffectiveEnvironment.of(applied(files, found.source(), newValue), "a");

    assertThat(after.keySet()).isEqualTo(before.keySet());
    List<String> readers =
        Readers.of(files, found.source()).stream().map(Reader::variable).toList();
    assertThat(readers).contains("PW");
    assertThat(after.get("PW"))
        .isEqualTo(found.whole() ? newValue : "postgres://u:" + newValue + "@db");
    before.forEach(
        (name, value) -> {
          if (!readers.contains(name)) {
            assertThat(after).containsEntry(name, value);
          }
        });
  }

  private static ProjectFiles applied(ProjectFiles files, ValueSource source, String newValue) {
    ProjectFiles edited = files;
    for (FileEdit edit : Edits.apply(files, Map.of(source, newValue))) {
      edited = edited.replacing(edit.path(), edit.after());
    }
    return edited;
  }

  @Provide
  Arbitrary<String> passwords() {
    return EnvFilePropertiesTest.passwords();
  }

  @Provide
  Arbitrary<String> environments() {
    return Arbitraries.of(
            "X: same",
            "PW: same",
            "PW: $PW",
            "PW: '${DB_PW:?needed}'",
            "PW: postgres://u:${DB_PW}@db",
            "PW:",
            "Y: $DB_PW",
            "DB_PW: ${DB_PW:-same}")
        .list()
        .uniqueElements(line -> line.split(":", 2)[0])
        .ofMinSize(1)
        .map(lines -> String.join("\n", lines));
  }

  @Provide
  Arbitrary<String> envs() {
    return Arbitraries.of(
            "PW=same", "DB_PW='same'", "Z=same # PW", "PW=\"same\"", "export DB_PW=x", "Q=$DB_PW")
        .list()
        .ofMaxSize(4)
        .map(lines -> String.join("\r\n", lines) + "\n");
  }
}
