package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Patch;
import io.geusemaker.api.Rollback;
import io.geusemaker.api.Rotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The word of the language that a misspelt one is nearest to. */
final class Nearest {

  private static final int FARTHEST = 2;

  private static final List<Class<?>> VOCABULARY =
      List.of(
          Runbook.class,
          DeploymentSpec.class,
          RotationSpec.class,
          PatchSpec.class,
          RollbackSpec.class,
          FailureSpec.class,
          DurationExtension.class,
          Deployment.class,
          Rotation.class,
          Patch.class,
          Rollback.class);

  private Nearest() {}

  /** A question to be put after a message; empty when no word is near. */
  static String to(String misspelt) {
    return words()
        .filter(word -> distance(word, misspelt) <= Math.min(FARTHEST, misspelt.length() / 3))
        .min(
            Comparator.comparing((String word) -> distance(word, misspelt))
                .thenComparing(word -> Math.abs(word.length() - misspelt.length())))
        .filter(word -> !word.equals(misspelt))
        .map(word -> "; did you mean " + word + "?")
        .orElse("");
  }

  private static Stream<String> words() {
    return VOCABULARY.stream()
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .map(Method::getName)
        .map(Nearest::asWritten)
        .distinct()
        .sorted();
  }

  /** A getter is written as a property. */
  private static String asWritten(String method) {
    String property = method.replaceFirst("^(get|is)(?=[A-Z])", "");
    return property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
  }

  /** How many letters have to be put in, left out or changed. */
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(previous[j], current[j - 1]) + 1, previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
