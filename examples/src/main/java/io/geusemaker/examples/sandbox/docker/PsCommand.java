package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** {@code docker ps}. */
final class PsCommand implements Command {

  private final Engine engine;

  PsCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public int run(Call call) {
    Flags flags =
        Flags.anywhere(
            call,
            Set.of("-a", "--all", "--no-trunc", "-q", "--quiet", "-aq", "-qa"),
            Set.of("--filter", "-f", "--format"));
    boolean all = flags.has("-a", "--all", "-aq", "-qa");
    boolean quiet = flags.has("-q", "--quiet", "-aq", "-qa");
    String format = quiet ? "{{.ID}}" : flags.value("--format").orElse("{{.ID}} {{.Names}}");
    GoTemplate template =
        GoTemplate.of((format.equals("json") ? "{{json .}}" : format).replace("\\t", "\t"));
    for (Container container : engine.containers()) {
      boolean shown = all || container.status().phase() != Workload.Phase.EXITED;
      if (shown && matches(container, flags.all("--filter", "-f"))) {
        call.out().println(template.render(row(container, flags.has("--no-trunc"))));
      }
    }
    return 0;
  }

  private static boolean matches(Container container, List<String> filters) {
    return filters.stream().allMatch(filter -> matches(container, filter));
  }

  private static boolean matches(Container container, String filter) {
    String[] words = filter.split("=", 3);
    return switch (words[0]) {
      case "label" ->
          words.length == 3
              ? words[2].equals(container.labels().get(words[1]))
              : container.labels().containsKey(words[1]);
      case "name" -> container.name().matches(".*" + words[1] + ".*");
      case "id" -> container.id().startsWith(words[1]);
      case "status" -> Inspection.phase(container.status()).equals(words[1]);
      default -> throw new UnsupportedCall("docker ps --filter " + filter);
    };
  }

  private static ObjectNode row(Container container, boolean whole) {
    Workload.Status status = container.status();
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("ID", whole ? container.id() : container.id().substring(0, 12));
    row.put("Names", container.name()).put("Image", container.service().image());
    row.put("State", Inspection.phase(status));
    row.put("Status", status.phase() == Workload.Phase.RUNNING ? "Up 1 minute" : "Exited");
    StringJoiner labels = new StringJoiner(",");
    ObjectNode byName = row.putObject(GoExpression.LABELS);
    container
        .labels()
        .forEach(
            (name, value) -> {
              labels.add(name + "=" + value);
              byName.put(name, value);
            });
    return row.put("Labels", labels.toString());
  }
}
