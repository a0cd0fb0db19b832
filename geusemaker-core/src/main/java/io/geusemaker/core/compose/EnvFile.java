package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An env file, read as compose v2 reads it and edited without touching any other byte. Immutable.
 *
 * <p>Of several assignments to one key the last one is effective; the others stay as they are, in
 * reading and in writing.
 */
public final class EnvFile {

  private final String name;
  private final String text;
  private final List<EnvAssignment> assignments;

  private EnvFile(String name, String text, List<EnvAssignment> assignments) {
    this.name = name;
    this.text = text;
    this.assignments = assignments;
  }

  /**
   * Parses an env file.
   *
   * @param name the file as failures name it
   * @param text its text, byte order mark and all
   * @return the env file
   * @throws GeuseMakerException with {@link StackFailure.UnreadableCompose} when compose v2 would
   *     refuse it
   */
  public static EnvFile parse(String name, String text) {
    try {
      List<EnvAssignment> assignments = new EnvScanner(text).scan();
      for (EnvAssignment assignment : assignments) {
        check(text, assignment);
      }
      return new EnvFile(name, text, List.copyOf(assignments));
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new StackFailure.UnreadableCompose(name, String.valueOf(e.getMessage())));
    }
  }

  private static void check(String text, EnvAssignment assignment) {
    if (!assignment.inherited()) {
      try {
        EnvDecoding.template(assignment.raw(text), assignment.style());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "line " + assignment.line() + ": " + e.getMessage() + " of the value", e);
      }
    }
  }

  /**
   * The whole text.
   *
   * @return exactly what was parsed
   */
  public String text() {
    return text;
  }

  /**
   * The keys that it assigns or passes on.
   *
   * @return in order of appearance
   */
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    assignments.forEach(assignment -> keys.add(assignment.key()));
    return keys;
  }

  /**
   * The value of a key when nothing outside the file is known.
   *
   * @param key the variable
   * @return as {@link #value(String, Variables)} without outer variables
   */
  public Optional<String> value(String key) {
    return value(key, Variables.none());
  }

  /**
   * The value of a key.
   *
   * @param key the variable
   * @param outer variables from outside the file, which win over the file's own in references
   * @return the decoded value; empty when the file does not set the key, only names it and it is
   *     not set outside, or refers to a required variable that is not set
   */
  public Optional<String> value(String key, Variables outer) {
    return Optional.ofNullable(values(outer).get(key));
  }

  /**
   * The values of all keys that get one.
   *
   * @param outer variables from outside the file, which win over the file's own in references
   * @return decoded value by key
   */
  public Map<String, String> values(Variables outer) {
    Map<String, String> values = new LinkedHashMap<>();
    Variables known = outer.orElse(Variables.of(values));
    for (EnvAssignment assignment : assignments) {
      Optional<String> value =
          assignment.inherited()
              ? outer.get(assignment.key())
              : template(assignment).evaluate(known);
      value.ifPresent(decoded -> values.put(assignment.key(), decoded));
    }
    return values;
  }

  /**
   * Whether the effective value of a key depends on other variables.
   *
   * @param key the variable
   * @return whether it has a reference, or is a key alone
   */
  public boolean expands(String key) {
    EnvAssignment assignment = effective(key);
    return assignment != null
        && (assignment.inherited() || !template(assignment).references().isEmpty());
  }

  /**
   * The template that the effective value of a key is.
   *
   * @param key the variable
   * @return empty when the file does not set the key, or has the key alone
   */
  Optional<Interpolation> template(String key) {
    return Optional.ofNullable(effective(key))
        .filter(assignment -> !assignment.inherited())
        .map(this::template);
  }

  /**
   * Which releases of compose read the same literal value.
   *
   * @param key the variable
   * @return at least compose v2, and that alone when the value expands variables; none when the
   *     file does not set the key
   */
  public Set<Dialect> agreeing(String key) {
    EnvAssignment assignment = effective(key);
    if (assignment == null || assignment.inherited()) {
      return Set.of();
    }
    Set<Dialect> agreeing = EnumSet.of(Dialect.COMPOSE_V2);
    Optional<String> literal = template(assignment).literal();
    if (literal.isPresent()) {
      if (EnvDialects.v126(text, assignment).equals(literal)) {
        agreeing.add(Dialect.COMPOSE_V1_26);
      }
      if (EnvDialects.v1(text, key).equals(literal)) {
        agreeing.add(Dialect.COMPOSE_V1);
      }
    }
    return agreeing;
  }

  /**
   * Replaces the effective value of a key. The quotes stay when the new value is safe in them;
   * otherwise single quotes are used, or double quotes where single ones cannot hold it.
   *
   * @param key the variable
   * @param newValue the value that compose v2 is to read
   * @return this file when it has that literal value already, else one in which only the bytes of
   *     that value differ
   * @throws IllegalArgumentException when the file does not set the key, or no quoting makes every
   *     compose v2 read the value; the value is not repeated
   */
  public EnvFile with(String key, String newValue) {
    EnvAssignment assignment = effective(key);
    if (assignment == null || assignment.inherited()) {
      throw new IllegalArgumentException(name + " sets no value for " + key);
    }
    if (template(assignment).literal().equals(Optional.of(newValue))) {
      return this;
    }
    String raw = EnvEncoding.encode(newValue, assignment.style());
    String newText = text.substring(0, assignment.start()) + raw + text.substring(assignment.end());
    EnvFile edited = parse(name, newText);
    if (!edited.differsOnlyIn(this, assignment)
        || !edited.value(key).equals(Optional.of(newValue))) {
      throw new IllegalArgumentException(
          "the value of " + key + " in " + name + " cannot be replaced by itself");
    }
    return edited;
  }

  private boolean differsOnlyIn(EnvFile before, EnvAssignment changed) {
    if (assignments.size() != before.assignments.size()) {
      return false;
    }
    for (int i = 0; i < assignments.size(); i++) {
      EnvAssignment old = before.assignments.get(i);
      EnvAssignment now = assignments.get(i);
      boolean same = old.style() == now.style() && old.raw(before.text).equals(now.raw(text));
      if (!old.key().equals(now.key()) || !(same || old.equals(changed))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable EnvAssignment effective(String key) {
    EnvAssignment last = null;
    for (EnvAssignment assignment : assignments) {
      if (assignment.key().equals(key)) {
        last = assignment;
      }
    }
    return last;
  }

  private Interpolation template(EnvAssignment assignment) {
    return EnvDecoding.template(assignment.raw(text), assignment.style());
  }

  /** The name and how many keys; the text holds secrets. */
  @Override
  public String toString() {
    return name + " (" + keys().size() + " keys)";
  }
}
