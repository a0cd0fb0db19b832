package io.geusemaker.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A variable that stands next to another for a while")
class CompanionTest {

  private static final Companion SECOND = new Companion("a", "KEY", "SECOND");

  private static Optional<String> added(String definition, String dotEnv) {
    return SECOND.with(Projects.service(definition, dotEnv), "old").map(FileEdit::after);
  }

  @Test
  void getsALineOfItsOwnInEitherForm() {
    assertThat(added("environment:\n  - KEY=${K}  # the key\n  - B=1", "K=new\n"))
        .contains(
            """
            services:
              a:
                environment:
                  - KEY=${K}  # the key
                  - SECOND=old
                  - B=1
            """);
    assertThat(added("environment:\n  KEY: \"new\"\n  B: 1", ""))
        .contains(
            """
            services:
              a:
                environment:
                  KEY: "new"
                  SECOND: "old"
                  B: 1
            """);
  }

  @Test
  void standsInTheEnvFileThatTheOtherComesFrom() {
    assertThat(added("env_file: .env", "B=1\r\nKEY=new # it\r\nC=2\r\n"))
        .contains("B=1\r\nKEY=new # it\r\nSECOND=old\r\nC=2\r\n");
    assertThat(added("env_file: .env", "KEY='new'")).contains("KEY='new'\nSECOND='old'");
  }

  @Test
  void isNotAddedWhereALineOfItsOwnWouldChangeMore() {
    assertThat(added("environment: {KEY: new, B: 1}", "")).isEmpty();
    assertThat(added("environment: [KEY=new, B=1]", "")).isEmpty();
    assertThat(added("environment:\n  KEY: >-\n    new", "")).isEmpty();
    assertThat(added("environment:\n  KEY: new\n  SECOND: mine", "")).isEmpty();
    assertThat(added("environment:\n  B: 1", "")).isEmpty();
    assertThat(added("image: a", "KEY=new\n")).isEmpty();
  }

  @Test
  void mayReachServicesThatShareTheEnvFile() {
    ProjectFiles files =
        Projects.of(
            "services:\n  a:\n    env_file: .env\n  b:\n    env_file: .env\n", "KEY=new\nC=2\n");

    assertThat(SECOND.with(files, "old"))
        .hasValueSatisfying(edit -> assertThat(edit.path()).isEqualTo(Projects.DOT_ENV));
  }

  @Property(tries = 200)
  void isReadBackAndTakenOutAgain(@ForAll("values") String old) {
    ProjectFiles files = Projects.service("environment:\n  - KEY=new\n  - B=1", "");

    SECOND
        .with(files, old)
        .ifPresent(
            edit -> {
              ProjectFiles after = Edits.made(files, List.of(edit));
              assertThat(EffectiveEnvironment.of(after, "a"))
                  .containsEntry("KEY", "new")
                  .containsEntry("B", "1")
                  .containsEntry("SECOND", old)
                  .hasSize(3);
              assertThat(edit.after().lines().filter(line -> !line.contains("SECOND")))
                  .containsExactlyElementsOf(edit.before().lines().toList());
            });
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings()
        .withChars("aZ09$#'\"\\: {}[]%&*!|>-_.~")
        .ofMinLength(1)
        .ofMaxLength(20);
  }
}
