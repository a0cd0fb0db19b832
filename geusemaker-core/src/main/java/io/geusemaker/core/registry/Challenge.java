package io.geusemaker.core.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server wants to be asked: one challenge of a {@code WWW-Authenticate} header.
 *
 * @param scheme in lower case, such as {@code bearer}
 * @param parameters by name in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

  private static final Pattern PARAMETER =
      Pattern.compile(
          "[\\s,]*+([A-Za-z0-9_-]++)\\s*+=\\s*+"
              + "(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^\\s,\"]++))");

  private static final Pattern SCHEME = Pattern.compile("[\\s,]*+([A-Za-z0-9_-]++)");

  /** The challenges of all headers; what cannot be understood is passed over. */
  static List<Challenge> parse(List<String> headers) {
    List<Challenge> challenges = new ArrayList<>();
    for (String header : headers) {
      Matcher parameter = PARAMETER.matcher(header);
      Matcher scheme = SCHEME.matcher(header);
      Map<String, String> parameters = new LinkedHashMap<>();
      int at = 0;
      while (true) {
        if (parameter.region(at, header.length()).lookingAt()) {
          String quoted = parameter.group(2);
          parameters.put(
              parameter.group(1).toLowerCase(Locale.ROOT),
              quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
          at = parameter.end();
        } else if (scheme.region(at, header.length()).lookingAt()) {
          parameters = new LinkedHashMap<>();
          challenges.add(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), parameters));
          at = scheme.end();
        } else {
          break;
        }
      }
    }
    return challenges;
  }

  static Optional<Challenge> find(String scheme, List<Challenge> challenges) {
    return challenges.stream().filter(c -> c.scheme().equals(scheme)).findFirst();
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
