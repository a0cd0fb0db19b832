package io.geusemaker.core.aws;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A URI that names something in AWS: {@code scheme:target?name=value&name=value}, percent-encoded
 * where needed. Two slashes after the colon are accepted, too.
 *
 * @param target what it names, decoded
 * @param parameters value by name, decoded, in the order given
 */
public record AwsAddress(String target, Map<String, String> parameters) {

  /** Keeps the order. */
  public AwsAddress {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Takes a URI apart.
   *
   * @param uri the URI
   * @param form what it should look like, for people
   * @param known the names of the parameters that it may have
   * @return its parts
   * @throws IllegalArgumentException when it names nothing, has a fragment, or a parameter that is
   *     not known, has no value or is given twice
   */
  public static AwsAddress of(URI uri, String form, List<String> known) {
    AwsAddress address = of(uri);
    if (address.target().isEmpty() || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("not of the form " + form + ": " + uri);
    }
    for (String name : address.parameters().keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "unknown parameter \"" + name + "\"; known are " + String.join(", ", known));
      }
    }
    return address;
  }

  /**
   * Takes a URI apart that may name nothing and have parameters of any name.
   *
   * @param uri the URI
   * @return its parts
   * @throws IllegalArgumentException when a parameter has no value or is given twice
   */
  public static AwsAddress of(URI uri) {
    String part = uri.getRawSchemeSpecificPart();
    String text = part.startsWith("//") ? part.substring(2) : part;
    int question = text.indexOf('?');
    Map<String, String> parameters = new LinkedHashMap<>();
    if (question >= 0) {
      for (String pair : text.substring(question + 1).split("&", -1)) {
        add(pair, parameters);
      }
    }
    return new AwsAddress(decoded(question < 0 ? text : text.substring(0, question)), parameters);
  }

  private static void add(String pair, Map<String, String> parameters) {
    int equals = pair.indexOf('=');
    if (equals < 1 || equals == pair.length() - 1) {
      throw new IllegalArgumentException("not of the form name=value: \"" + pair + "\"");
    }
    String name = decoded(pair.substring(0, equals));
    if (parameters.put(name, decoded(pair.substring(equals + 1))) != null) {
      throw new IllegalArgumentException("parameter \"" + name + "\" is given twice");
    }
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
