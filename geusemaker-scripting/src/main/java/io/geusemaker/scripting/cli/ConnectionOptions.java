package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The way to the host, where the recorded one is not wanted. */
final class ConnectionOptions {

  private static final Pattern ADDRESS =
      Pattern.compile("[^@:/?#\\s]+@([^@:/?#\\[\\]\\s]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

  @Option(
      names = "--ssh",
      paramLabel = "USER@HOST[:PORT]",
      description = "Reach the host this way, not as it is recorded.")
  private @Nullable String ssh;

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = "With --ssh: the private key to log in with.")
  private @Nullable Path identity;

  @Option(
      names = "--known-hosts",
      paramLabel = "FILE",
      description = "With --ssh: trust the host keys in this file and no others.")
  private @Nullable Path knownHosts;

  @Option(names = "--local", description = "The stack runs on this machine.")
  private boolean local;

  /** The deployment, reached the way that was asked for. */
  Deployment reaching(Deployment deployment, Surroundings surroundings) {
    return connection().map(surroundings.transports()).map(deployment::over).orElse(deployment);
  }

  /**
   * The connection that was asked for.
   *
   * @throws GeuseMakerException when the options contradict each other or the address is none
   */
  private Optional<URI> connection() {
    if (ssh == null) {
      refuseWithoutSsh("--identity", identity);
      refuseWithoutSsh("--known-hosts", knownHosts);
      return local ? Optional.of(URI.create("local:/")) : Optional.empty();
    }
    if (local) {
      throw invalid("--local", "it cannot be combined with --ssh");
    }
    if (!ADDRESS.matcher(ssh).matches()) {
      throw invalid("--ssh", "it has to be USER@HOST or USER@HOST:PORT, without a password");
    }
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    add(query, "identity", identity);
    add(query, "known_hosts", knownHosts);
    return Optional.of(URI.create("ssh://" + ssh + query));
  }

  private static void refuseWithoutSsh(String option, @Nullable Path given) {
    if (given != null) {
      throw invalid(option, "it needs --ssh");
    }
  }

  private static void add(StringJoiner query, String name, @Nullable Path file) {
    if (file != null) {
      String path = file.toAbsolutePath().toString();
      query.add(name + "=" + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20"));
    }
  }

  private static GeuseMakerException invalid(String option, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(option, reason));
  }
}
