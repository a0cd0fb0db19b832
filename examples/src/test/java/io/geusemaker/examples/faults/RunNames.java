package io.geusemaker.examples.faults;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What records are called in every run, however many operations there were before.
 *
 * @param earlier the ids of the operations that there were, sorted
 */
record RunNames(List<String> earlier) {

  private static final Pattern OPERATION = Pattern.compile("\\d{8}-\\d{6}-[0-9a-f]{6}");

  static RunNames after(Stream<String> names) {
    return new RunNames(
        names
            .map(OPERATION::matcher)
            .filter(Matcher::find)
            .map(Matcher::group)
            .distinct()
            .sorted()
            .toList());
  }

  String of(String name) {
    return OPERATION
        .matcher(name)
        .replaceAll(found -> role(found.group()))
        .replaceAll("-\\d+\\.tmp$", ".tmp");
  }

  private String role(String operation) {
    int place = earlier.indexOf(operation);
    if (place < 0) {
      return "this";
    }
    return place == earlier.size() - 1 ? "last" : "older";
  }
}
