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

  @Option(
      names = "--ssm",
      paramLabel = "INSTANCE",
      description =
          "Reach the host over AWS Systems Manager: an instance id, or tag/STACK for the one whose"
              + " tag Stack says so.")
  private @Nullable String ssm;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "With --ssm: the AWS region; else the one that the AWS SDK finds.")
  private @Nullable String region;

  @Option(names = "--local", description = "The stack runs on this machine.")
  private boolean local;

  /** The options that lead another command the same way. */
  String repeated() {
    StringBuilder options = new StringBuilder();
    repeat(options, "--ssh", ssh);
    repeat(options, "--identity", identity);
    repeat(options, "--known-hosts", knownHosts);
    repeat(options, "--ssm", ssm);
    repeat(options, "--region", region);
    return options.append(local ? " --local" : "").toString();
  }

  private static void repeat(StringBuilder options, String name, @Nullable Object value) {
    if (value != null) {
      options.append(' ').append(name).append(' ').append(ShellWord.of(value));
    }
  }

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
      refuseWithout("--ssh", "--identity", identity);
      refuseWithout("--ssh", "--known-hosts", knownHosts);
    }
    if (ssm == null) {
      refuseWithout("--ssm", "--region", region);
    }
    if (local && ssh != null) {
      throw invalid("--local", "it cannot be combined with --ssh");
    }
    if (ssm != null && (local || ssh != null)) {
      throw invalid("--ssm", "it cannot be combined with " + (local ? "--local" : "--ssh"));
    }
    if (ssh != null) {
      return Optional.of(overSsh(ssh));
    }
    if (ssm != null) {
      return Optional.of(overSsm(ssm));
    }
    return local ? Optional.of(URI.create("local:/")) : Optional.empty();
  }

  private URI overSsh(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw invalid("--ssh", "it has to be USER@HOST or USER@HOST:PORT, without a password");
    }
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    add(query, "identity", identity);
    add(query, "known_hosts", knownHosts);
    return URI.create("ssh://" + address + query);
  }

  private URI overSsm(String target) {
    if (target.isBlank()) {
      throw invalid("--ssm", "it has to be an instance id or tag/STACK");
    }
    return URI.create(
        "ssm:"
            + encoded(target).replace("%2F", "/")
            + (region == null ? "" : "?region=" + encoded(region)));
  }

  private static void refuseWithout(String needed, String option, @Nullable Object given) {
    if (given != null) {
      throw invalid(option, "it needs " + needed);
    }
  }

  private static void add(StringJoiner query, String name, @Nullable Path file) {
    if (file != null) {
      query.add(name + "=" + encoded(file.toAbsolutePath().toString()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static GeuseMakerException invalid(String option, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(option, reason));
  }
}
