package io.geusemaker.core.registry;

import io.geusemaker.core.image.Repository;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One server: what must not change while credentials are sent along.
 *
 * @param scheme {@code https}, or {@code http} on this machine
 * @param host in lower case
 * @param port the port, also when it is the usual one
 */
record Origin(String scheme, String host, int port) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[(?:::1|0:0:0:0:0:0:0:1)]");

  /** Where docker looks for the images of Docker Hub. */
  static final String HUB_API = "registry-1.docker.io";

  /** The server of a registry: over TLS, unless it is on this machine. */
  static URI of(Repository repository) {
    String authority = repository.isDockerHub() ? HUB_API : repository.registry();
    String host = authority.replaceFirst(":[0-9]+$", "");
    return URI.create((isLoopback(host) ? "http://" : "https://") + authority);
  }

  /** The server of an address; empty when secrets or questions may not be sent there. */
  static Optional<Origin> of(URI uri) {
    String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
    String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
    boolean safe = scheme.equals("https") || (scheme.equals("http") && isLoopback(host));
    if (!safe || host.isEmpty() || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    int usual = scheme.equals("https") ? 443 : 80;
    return Optional.of(new Origin(scheme, host, uri.getPort() < 0 ? usual : uri.getPort()));
  }

  /** Whether an answer from here may send on to there: from TLS only to TLS. */
  boolean maySendTo(Origin other) {
    return scheme.equals("http") || other.scheme.equals("https");
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
