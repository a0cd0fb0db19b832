package io.geusemaker.core.compose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A template as compose understands it: text with {@code $NAME}, {@code ${NAME}}, {@code
 * ${NAME:-default}}, {@code ${NAME:?message}}, {@code ${NAME:+alternative}} and {@code $$}.
 */
public final class Interpolation {

  /** A piece of a template. */
  sealed interface Part permits Literal, Reference {
    Optional<String> evaluate(Variables variables);
  }

  /** Text that stands for itself. */
  record Literal(String text) implements Part {
    @Override
    public Optional<String> evaluate(Variables variables) {
      return Optional.of(text);
    }
  }

  private final List<Part> parts;

  Interpolation(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Parses a template.
   *
   * @param template the text, with its dollar signs
   * @return the parsed template
   * @throws IllegalArgumentException when compose would refuse it; the message says where and never
   *     repeats the text
   */
  public static Interpolation parse(String template) {
    return new InterpolationParser(template).parse();
  }

  /**
   * Writes a literal so that compose reads it back as it is.
   *
   * @param literal any text
   * @return the text with every dollar sign doubled
   */
  public static String escape(String literal) {
    return literal.replace("$", "$$");
  }

  /**
   * Evaluates the template.
   *
   * @param variables the environment
   * @return the value; empty when a variable that is required is not set
   */
  public Optional<String> evaluate(Variables variables) {
    StringBuilder value = new StringBuilder();
    for (Part part : parts) {
      Optional<String> piece = part.evaluate(variables);
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      value.append(piece.get());
    }
    return Optional.of(value.toString());
  }

  /**
   * Every variable that is named, those in defaults and messages too.
   *
   * @return names in order of appearance
   */
  public Set<String> variables() {
    Set<String> names = new LinkedHashSet<>();
    for (Reference reference : references()) {
      names.add(reference.name());
      names.addAll(reference.argument().variables());
    }
    return names;
  }

  /**
   * The references in the template itself, without those in their arguments.
   *
   * @return in order of appearance
   */
  public List<Reference> references() {
    return parts.stream().filter(Reference.class::isInstance).map(Reference.class::cast).toList();
  }

  /**
   * The one reference that the template is, with no text around it.
   *
   * @return empty when the template is anything else
   */
  public Optional<Reference> whole() {
    return parts.size() == 1 ? references().stream().findFirst() : Optional.empty();
  }

  /**
   * The value, when no variable is named.
   *
   * @return empty when the template has a reference
   */
  public Optional<String> literal() {
    return references().isEmpty() ? evaluate(Variables.none()) : Optional.empty();
  }

  /** How many parts there are; the text may be a secret. */
  @Override
  public String toString() {
    return "template of " + variables();
  }
}
