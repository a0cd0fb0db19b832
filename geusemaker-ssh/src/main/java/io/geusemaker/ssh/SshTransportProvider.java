package io.geusemaker.ssh;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.TransportProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves {@code ssh://user@host:port} with the parameters {@code identity}, {@code known_hosts},
 * {@code fingerprint} and {@code jump}, percent-encoded where needed.
 *
 * <p>{@code identity} and {@code fingerprint} may come several times. The host in {@code
 * jump=user@host:port} is logged in to with the same identities and checked against the same {@code
 * known_hosts}; fingerprints are those of the host itself.
 */
public final class SshTransportProvider implements TransportProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public SshTransportProvider() {}

  @Override
  public String scheme() {
    return "ssh";
  }

  @Override
  public Transport transport(URI connection) {
    String path = connection.getRawPath();
    if (connection.getRawAuthority() == null
        || connection.getRawFragment() != null
        || !(path == null || path.isEmpty() || path.equals("/"))) {
      throw new IllegalArgumentException(
          "not of the form ssh://user@host:port?identity=...&known_hosts=...&fingerprint=...&jump=..."
              + ": "
              + connection);
    }
    List<Parameter> parameters = parameters(connection);
    Ssh ssh = reach(decoded(connection.getRawAuthority()), parameters);
    for (Parameter parameter : parameters) {
      ssh =
          switch (parameter.name()) {
            case "identity", "known_hosts" -> ssh;
            case "fingerprint" -> ssh.fingerprint(parameter.value());
            case "jump" -> ssh.jump(reach(parameter.value(), parameters));
            default ->
                throw new IllegalArgumentException(
                    "unknown parameter \""
                        + parameter.name()
                        + "\"; known are identity, known_hosts, fingerprint, jump");
          };
    }
    return ssh;
  }

  private static Ssh reach(String destination, List<Parameter> parameters) {
    Ssh ssh = Ssh.to(destination);
    for (Parameter parameter : parameters) {
      if (parameter.name().equals("identity")) {
        ssh = ssh.identity(Path.of(parameter.value()));
      } else if (parameter.name().equals("known_hosts")) {
        ssh = ssh.knownHosts(Path.of(parameter.value()));
      }
    }
    return ssh;
  }

  private static List<Parameter> parameters(URI connection) {
    List<Parameter> parameters = new ArrayList<>();
    if (connection.getRawQuery() == null) {
      return parameters;
    }
    for (String pair : connection.getRawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw new IllegalArgumentException("not of the form name=value: \"" + pair + "\"");
      }
      String name = decoded(pair.substring(0, equals));
      boolean once = name.equals("known_hosts") || name.equals("jump");
      if (once && parameters.stream().anyMatch(known -> known.name().equals(name))) {
        throw new IllegalArgumentException("parameter \"" + name + "\" is given twice");
      }
      parameters.add(new Parameter(name, decoded(pair.substring(equals + 1))));
    }
    return parameters;
  }

  /** Percent-decodes; unlike in forms a plus sign stands for itself, as fingerprints need it. */
  private static String decoded(String raw) {
    return java.net.URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private record Parameter(String name, String value) {}
}
