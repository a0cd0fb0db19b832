package io.geusemaker.core.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code Link} headers. */
final class Links {

  private static final Pattern LINK =
      Pattern.compile("<([^>]*+)>([^,\"]*+(?:\"[^\"]*+\"[^,\"]*+)*+)");

  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*+([^\\s=;\"]++)\\s*+(?:=\\s*+(?:\"([^\"]*+)\"|([^\\s;\"]*+)))?");

  private Links() {}

  /** The target of the link to the next page; one that says no relation is meant as that. */
  static Optional<String> next(List<String> headers) {
    return headers.stream()
        .flatMap(header -> LINK.matcher(header).results())
        .filter(link -> isNext(link.group(2)))
        .map(link -> link.group(1))
        .findFirst();
  }

  private static boolean isNext(String parameters) {
    return PARAMETER
        .matcher(parameters)
        .results()
        .filter(parameter -> parameter.group(1).equalsIgnoreCase("rel"))
        .findFirst()
        .map(relation -> relation.group(2) == null ? relation.group(3) : relation.group(2))
        .map(names -> Arrays.stream(names.split("\\s+")).anyMatch("next"::equalsIgnoreCase))
        .orElse(true);
  }
}
