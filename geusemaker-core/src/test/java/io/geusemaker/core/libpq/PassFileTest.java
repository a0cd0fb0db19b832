package io.geusemaker.core.libpq;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class PassFileTest {

  private static final String FILE =
      """
      # host:port:database:user:password
      postgres:5432:*:backup:p\\:w\\\\d\r

      incomplete:5432
      *:*:shop:*:any
      ::1:5432:shop:backup:odd
      elsewhere:5432:*:backup:other""";

  private static String text(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }

  private static PassFile parsed(String text) {
    return PassFile.parse(Secret.of(text));
  }

  @Test
  void entriesAreReadWithoutTheirEscapes() {
    assertThat(parsed(FILE).entries())
        .extracting(entry -> entry.number() + " " + entry.user() + " " + text(entry.password()))
        .contains("1 backup p:w\\d", "4 * any", "6 backup other")
        .noneMatch(entry -> entry.startsWith("0") || entry.startsWith("3"));
  }

  @Test
  void anEntryLeadsWhereItSays() {
    PassFile file = parsed(FILE);

    assertThat(file.entries())
        .filteredOn(entry -> entry.leadsTo("backup", Set.of("postgres"), "5432"))
        .extracting(PassFile.Entry::number)
        .containsExactly(1, 4);
    assertThat(file.entries())
        .filteredOn(entry -> entry.leadsTo("backup", Set.of("postgres"), "5433"))
        .extracting(PassFile.Entry::number)
        .containsExactly(4);
  }

  @Test
  void onlyThePasswordOfTheLineChanges() {
    assertThat(text(parsed(FILE).with(entry -> entry.number() == 1, Secret.of("n:\\"))))
        .isEqualTo(FILE.replace("p\\:w\\\\d", "n\\:\\\\"));
    assertThat(text(parsed(FILE).with(entry -> false, Secret.of("n")))).isEqualTo(FILE);
    assertThat(parsed(FILE).toString()).doesNotContain("any");
  }

  @Provide
  Arbitrary<String> oneLine() {
    return Arbitraries.strings().ofMinLength(1).filter(text -> !text.matches("(?s).*[\r\n].*"));
  }

  @Property
  void everyPasswordSurvivesTheWayThere(@ForAll("oneLine") String password) {
    String file = "postgres:5432:shop:backup:old\nlast:1:a:b:c\n";

    Secret changed = parsed(file).with(entry -> entry.number() == 0, Secret.of(password));

    assertThat(text(parsed(text(changed)).entries().get(0).password())).isEqualTo(password);
    assertThat(text(parsed(text(changed)).with(entry -> entry.number() == 0, Secret.of("old"))))
        .isEqualTo(file);
  }
}
