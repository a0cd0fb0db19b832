package io.geusemaker.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ComposeFilePropertiesTest {

  /** How one service writes its environment, and which values it means. */
  record Service(String name, String head, List<Variable> variables, Form form) {
    Map<String, String> values() {
      Map<String, String> values = new LinkedHashMap<>();
      variables.forEach(variable -> values.put(variable.name(), variable.value()));
      return values;
    }
  }

  /** A variable, its value, and the quote around the scalar that holds it. */
  record Variable(String name, String value, String quote, String comment) {}

  enum Form {
    MAP("      %s: %s%s%s", "\n", "\n", "\n"),
    LIST("      - %3$s%1$s=%2$s%3$s", "\n", "\n", "\n"),
    FLOW("%s: %s%s%s", " {", ", ", "}\n"),
    FLOW_LIST("%3$s%1$s=%2$s%3$s", " [", ", ", "]\n");

    final String item;
    final String open;
    final String separator;
    final String close;

    Form(String item, String open, String separator, String close) {
      this.item = item;
      this.open = open;
      this.separator = separator;
      this.close = close;
    }

    boolean flow() {
      return open.contains("{") || open.contains("[");
    }
  }

  private static String item(Service service, Variable variable) {
    boolean listed = service.form() == Form.LIST || service.form() == Form.FLOW_LIST;
    String item =
        listed
            ? String.format(
                service.form().item, variable.name(), variable.value(), variable.quote())
            : String.format(
                service.form().item,
                variable.name(),
                variable.quote(),
                variable.value(),
                variable.quote());
    return service.form().flow() ? item : item + variable.comment();
  }

  private static String text(List<Service> services, String newLine) {
    StringBuilder text = new StringBuilder("# \uD83D\uDD11 PW: x\nservices:\n");
    for (Service service : services) {
      text.append("  ").append(service.name()).append(":\n");
      text.append(service.head()).append("    environment:").append(service.form().open);
      text.append(
          String.join(
              service.form().separator,
              service.variables().stream().map(variable -> item(service, variable)).toList()));
      text.append(service.form().close);
    }
    return text.toString().replace("\n", newLine);
  }

  @Property(tries = 400)
  void anEditChangesOneValueAndNoByteOutsideIt(
      @ForAll("projects") List<Service> services,
      @ForAll("newLines") String newLine,
      @ForAll("passwords") String newValue,
      @ForAll int pick) {
    String text = text(services, newLine);
    Service service = services.get(Math.floorMod(pick, services.size()));
    Variable variable =
        service.variables().get(Math.floorMod(pick / 7, service.variables().size()));

    ComposeFile edited =
        ComposeFile.parse("f", text).withEnvironment(service.name(), variable.name(), newValue);

    assertThat(model(edited.text(), service.name())).containsEntry(variable.name(), newValue);
    for (Service other : services) {
      Map<String, String> expected = new LinkedHashMap<>(other.values());
      if (other.equals(service)) {
        expected.put(variable.name(), newValue);
      }
      assertThat(model(edited.text(), other.name())).isEqualTo(expected);
    }
    assertThat(bytesOutside(text, edited.text()))
        .isLessThanOrEqualTo(variable.name().length() + variable.value().length() + 3);
  }

  @Property(tries = 200)
  void readsWhatIsMeantAndSettingItChangesNothing(@ForAll("projects") List<Service> services) {
    ComposeFile compose = ComposeFile.parse("f", text(services, "\n"));

    assertThat(compose.text()).isEqualTo(text(services, "\n"));
    for (Service service : services) {
      service
          .values()
          .forEach(
              (name, value) -> {
                assertThat(compose.template(service.name(), name)).contains(value);
                assertThat(compose.withEnvironment(service.name(), name, value)).isSameAs(compose);
              });
    }
  }

  @Property(tries = 400)
  void anyPrintableValueSurvives(
      @ForAll("projects") List<Service> services, @ForAll("printable") String value) {
    Service service = services.get(0);
    String name = service.variables().get(0).name();

    ComposeFile edited =
        ComposeFile.parse("f", text(services, "\n")).withEnvironment(service.name(), name, value);

    assertThat(model(edited.text(), service.name())).containsEntry(name, value.replace("$", "$$"));
  }

  /** How many characters of the old text are neither in the common head nor the common tail. */
  private static int bytesOutside(String before, String after) {
    int head = 0;
    while (head < Math.min(before.length(), after.length())
        && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(before.length(), after.length()) - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    return before.length() - head - tail;
  }

  /** The environment of a service as a loader of whole YAML documents sees it. */
  private static Map<String, String> model(String text, String service) {
    Object root = new Load(LoadSettings.builder().build()).loadFromString(text);
    Object environment = child(child(child(root, "services"), service), "environment");
    Map<String, String> values = new LinkedHashMap<>();
    if (environment instanceof List<?> list) {
      for (Object item : list) {
        String[] parts = item.toString().split("=", 2);
        values.put(parts[0], parts[1]);
      }
    } else if (environment instanceof Map<?, ?> map) {
      map.forEach((key, value) -> values.put("" + key, (String) value));
    }
    return values;
  }

  private static Object child(Object parent, String key) {
    return Objects.requireNonNull(((Map<?, ?>) parent).get(key), key);
  }

  @Provide
  Arbitrary<String> newLines() {
    return Arbitraries.of("\n", "\r\n");
  }

  @Provide
  Arbitrary<String> passwords() {
    return EnvFilePropertiesTest.passwords();
  }

  @Provide
  Arbitrary<String> printable() {
    return Arbitraries.strings().withCharRange(' ', '~').withChars("äé€\u00A0\n\t").ofMaxLength(12);
  }

  @Provide
  Arbitrary<List<Service>> projects() {
    Arbitrary<Variable> variables =
        Combinators.combine(
                Arbitraries.of("PW", "PW2", "POSTGRES_PASSWORD", "DB_POSTGRESDB_PASSWORD"),
                Arbitraries.of("same", "secret.1", "x~y_z", "Zz-9"),
                Arbitraries.of("", "'", "\""),
                Arbitraries.of("", " # PW=same", "\n      # PW: same", "\n"))
            .as(Variable::new);
    Arbitrary<Service> services =
        Combinators.combine(
                Arbitraries.of("n8n", "postgres", "qdrant", "a-b"),
                Arbitraries.of("", "    image: same # PW\n", "    command: [\"PW=same\"]\n"),
                variables.list().uniqueElements(Variable::name).ofMinSize(1).ofMaxSize(4),
                Arbitraries.of(Form.values()))
            .as(Service::new);
    return services.list().uniqueElements(Service::name).ofMinSize(1).ofMaxSize(3);
  }
}
