package io.geusemaker.core.ssm;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An address of something at AWS, such as {@code kms:alias/geusemaker?region=eu-central-1},
 * percent-encoded where needed. Two slashes after the colon are accepted, too.
 *
 * @param target what stands before the question mark, decoded
 * @param parameters what stands behind it, decoded, in that order
 */
public record AwsAddress(String target, Map<String, String> parameters) {

  /** Copies the map. */
  public AwsAddress {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Reads an address.
   *
   * @param address a URI
   * @return its parts
   * @throws IllegalArgumentException when it has a fragment, or a parameter twice or without value
   */
  public static AwsAddress of(URI address) {
    if (address.getRawFragment() != null) {
      throw new IllegalArgumentException("an address has no part behind #: " + address);
    }
    String part = address.getRawSchemeSpecificPart();
    String text = part.startsWith("//") ? part.substring(2) : part;
    int question = text.indexOf('?');
    return question < 0
        ? new AwsAddress(decoded(text), Map.of())
        : new AwsAddress(
            decoded(text.substring(0, question)), parameters(text.substring(question + 1)));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw new IllegalArgumentException("not of the form name=value: \"" + pair + "\"");
      }
      String name = decoded(pair.substring(0, equals));
      if (parameters.put(name, decoded(pair.substring(equals + 1))) != null) {
        throw new IllegalArgumentException("parameter \"" + name + "\" is given twice");
      }
    }
    return parameters;
  }

  /**
   * The AWS region.
   *
   * @return empty when the address leaves it to the SDK
   */
  public Optional<String> region() {
    return Optional.ofNullable(parameters.get("region"));
  }

  /**
   * Where the service answers.
   *
   * @return empty when it is the region's own address
   */
  public Optional<URI> endpoint() {
    return Optional.ofNullable(parameters.get("endpoint")).map(URI::create);
  }

  /**
   * Refuses parameters that nobody reads.
   *
   * @param known the names that are read besides {@code region} and {@code endpoint}
   * @return this address
   * @throws IllegalArgumentException when it has others
   */
  public AwsAddress withOnly(List<String> known) {
    TreeSet<String> names = new TreeSet<>(known);
    names.addAll(List.of("region", "endpoint"));
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "unknown parameter \"" + name + "\"; known are " + String.join(", ", names));
      }
    }
    return this;
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
