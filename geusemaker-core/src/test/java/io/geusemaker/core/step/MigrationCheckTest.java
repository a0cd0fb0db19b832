package io.geusemaker.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.Finding.Severity;
import io.geusemaker.core.host.Sections;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MigrationCheckTest {

  private static Finding read(String... kindsAndTexts) {
    StringBuilder output = new StringBuilder();
    for (int i = 0; i < kindsAndTexts.length; i += 2) {
      output.append("@@GM ").append(kindsAndTexts[i]).append(' ');
      output.append(
          Base64.getEncoder()
              .encodeToString(kindsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8)));
      output.append('\n');
    }
    return MigrationCheck.read(Sections.parse(output.toString()));
  }

  @Test
  void namesWhatWouldRunAndWarns() {
    Finding finding =
        read(
            "migrations-known",
            "InitialMigration1587669153312\nAddA1700000000001\nAddB1700000000002\n",
            "migrations-ran",
            "InitialMigration1587669153312\nGone1600000000000\n");

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.text())
        .startsWith("it runs 2 migrations on its database when it starts: AddA, AddB;")
        .contains("backup");
  }

  @Test
  void countsThoseThatItDoesNotName() {
    assertThat(read("migrations-known", "A\nB\nC\nD\nE\nF", "migrations-ran", "").text())
        .contains("6 migrations")
        .contains("A, B, C, D and 2 more");
  }

  @Test
  void doesNotWarnWhereNoneWouldRun() {
    Finding finding = read("migrations-known", "A\nB", "migrations-ran", "B\nA");

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.text()).contains("no migration");
  }

  @Test
  void isKnownOnlyOnceTheImageIsThere() {
    Finding finding = read();

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.text()).contains("once it is pulled, before anything stops");
  }

  @Test
  void warnsWhereItCannotBeFoundOut() {
    Finding finding = read("migrations-unknown", "the image does not show which it knows");

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.text()).contains("the image does not show");
  }

  @Property
  void warnsExactlyWhenSomethingIsMissing(@ForAll Set<Byte> known, @ForAll Set<Byte> ran) {
    Finding finding = MigrationCheck.between(names(known), names(ran));

    Set<Byte> missing = new HashSet<>(known);
    missing.removeAll(ran);
    assertThat(finding.severity()).isEqualTo(missing.isEmpty() ? Severity.INFO : Severity.WARNING);
    assertThat(finding.code()).isEqualTo(MigrationCheck.CODE);
  }

  private static Set<String> names(Set<Byte> numbers) {
    return new LinkedHashSet<>(List.copyOf(numbers).stream().map(n -> "M" + n).toList());
  }
}
