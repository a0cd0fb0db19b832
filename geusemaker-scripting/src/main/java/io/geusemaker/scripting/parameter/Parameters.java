package io.geusemaker.scripting.parameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All parameters of a runbook.
 *
 * @param declared in the order written
 */
public record Parameters(List<Parameter> declared) {

  /** Copies the list. */
  public Parameters {
    declared = List.copyOf(declared);
  }

  Optional<Parameter> named(String name) {
    return declared.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /**
   * How all are typed together.
   *
   * @return one line, such as {@code --stack STRING [--age DURATION]}; empty without parameters
   */
  public String synopsis() {
    return declared.stream()
        .map(p -> p.required() ? p.typed() : "[" + p.typed() + "]")
        .collect(Collectors.joining(" "));
  }

  /**
   * The list for people.
   *
   * @return a line for each, without a final line break
   */
  public String describe() {
    if (declared.isEmpty()) {
      return "  (none)";
    }
    int width = declared.stream().mapToInt(p -> p.typed().length()).max().orElse(0);
    return declared.stream()
        .map(p -> "  " + p.typed() + " ".repeat(width - p.typed().length() + 2) + p.explained())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Reads the arguments of a run: {@code --name VALUE} or {@code --name=VALUE}, and {@code --name}
   * alone for a Boolean.
   *
   * @param arguments as they were typed
   * @return the values by name, of the declared types; without those that were left to a default
   * @throws ArgumentsRefused when a value is unknown, missing, given twice or of another form; all
   *     such are told
   */
  public Map<String, Object> read(List<String> arguments) {
    return new ArgumentReader(this, arguments).read();
  }
}
