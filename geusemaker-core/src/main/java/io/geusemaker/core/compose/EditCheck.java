package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Proves that edits gave their places the new values, and changed no value beyond them. */
final class EditCheck {

  /** A variable of a service. */
  private record Key(String service, String variable) {}

  private EditCheck() {}

  static void require(ProjectFiles before, ProjectFiles after, Map<ValueSource, String> newValues) {
    Project old = Project.of(before);
    Project now = Project.of(after);
    Map<Key, Optional<String>> expected = new HashMap<>(values(old));
    Map<Key, Optional<String>> actual = values(now);
    newValues.forEach(
        (source, newValue) -> {
          if (!Edits.literal(after, source).equals(Optional.of(newValue))) {
            throw refused(source, "it would not have the new value afterwards");
          }
        });
    newValues.forEach(
        (source, newValue) -> {
          for (Reader reader : Readers.of(now, source)) {
            Key key = new Key(reader.service(), reader.variable());
            Optional<String> value = actual.getOrDefault(key, Optional.empty());
            if (isValue(source) && reader.whole() && !value.equals(Optional.of(newValue))) {
              throw refused(source, describe(key) + " would not get the new value");
            }
          }
        });
    newValues.forEach(
        (source, newValue) ->
            Readers.of(old, source).forEach(reader -> forget(expected, actual, source, reader)));
    expected.forEach(
        (key, value) -> {
          if (!value.equals(actual.get(key))) {
            throw refused(
                newValues.keySet().iterator().next(), describe(key) + " would change with it");
          }
        });
  }

  private static void forget(
      Map<Key, Optional<String>> expected,
      Map<Key, Optional<String>> actual,
      ValueSource source,
      Reader reader) {
    Key key = new Key(reader.service(), reader.variable());
    if (isValue(source) && expected.containsKey(key)) {
      expected.put(key, actual.getOrDefault(key, Optional.empty()));
    }
  }

  /** Whether the place holds the variable's value, as against a file that the variable names. */
  private static boolean isValue(ValueSource source) {
    return !(source instanceof ValueSource.SecretFile);
  }

  private static Map<Key, Optional<String>> values(Project project) {
    Map<Key, Optional<String>> values = new HashMap<>();
    for (String service : project.services()) {
      project
          .environment(service)
          .keySet()
          .forEach(variable -> values.put(new Key(service, variable), Optional.empty()));
      EffectiveEnvironment.of(project, service)
          .forEach((variable, value) -> values.put(new Key(service, variable), Optional.of(value)));
    }
    return values;
  }

  private static String describe(Key key) {
    return key.variable() + " of service " + key.service();
  }

  private static GeuseMakerException refused(ValueSource source, String reason) {
    return new GeuseMakerException(new StackFailure.UnsupportedSource(source.describe(), reason));
  }
}
