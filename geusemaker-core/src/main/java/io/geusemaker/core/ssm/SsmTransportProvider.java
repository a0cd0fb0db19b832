package io.geusemaker.core.ssm;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Serves {@code ssm:i-0a1b2c3d4e5f67890} and {@code ssm:tag/my-stack}, with the parameters {@code
 * region}, {@code endpoint} and {@code stack}, percent-encoded where needed.
 *
 * <p>{@code stack} is the tag to look for when that instance is gone. Two slashes after the colon
 * are accepted, too.
 */
public final class SsmTransportProvider implements TransportProvider {

  private static final String TAG = "tag/";

  /** Called by {@link java.util.ServiceLoader}. */
  public SsmTransportProvider() {}

  @Override
  public String scheme() {
    return "ssm";
  }

  @Override
  public Transport transport(URI connection) {
    String part = connection.getRawSchemeSpecificPart();
    String text = part.startsWith("//") ? part.substring(2) : part;
    int question = text.indexOf('?');
    String target = decoded(question < 0 ? text : text.substring(0, question));
    if (target.isEmpty() || connection.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "not of the form ssm:i-...?region=... or ssm:tag/STACK?region=...: " + connection);
    }
    Ssm ssm =
        target.startsWith(TAG) ? Ssm.tagged(target.substring(TAG.length())) : Ssm.instance(target);
    return question < 0 ? ssm : with(ssm, text.substring(question + 1));
  }

  private static Ssm with(Ssm ssm, String query) {
    Ssm result = ssm;
    Set<String> seen = new HashSet<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw new IllegalArgumentException("not of the form name=value: \"" + pair + "\"");
      }
      String name = decoded(pair.substring(0, equals));
      String value = decoded(pair.substring(equals + 1));
      if (!seen.add(name)) {
        throw new IllegalArgumentException("parameter \"" + name + "\" is given twice");
      }
      result =
          switch (name) {
            case "region" -> result.region(value);
            case "endpoint" -> result.endpoint(URI.create(value));
            case "stack" -> result.orTagged(value);
            default ->
                throw new IllegalArgumentException(
                    "unknown parameter \"" + name + "\"; known are region, endpoint, stack");
          };
    }
    return result;
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
