package io.geusemaker.ssh;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs scripts on a host over SSH, as root: directly when the user is root, else through {@code
 * sudo -n}.
 *
 * <pre>{@code
 * Ssh.to("ubuntu@10.0.0.5").identity(Path.of("stack.pem")).fingerprint("SHA256:...")
 * }</pre>
 *
 * <p>An immutable value: every call returns a new one, and nothing is read or connected before
 * {@link #connect()}. The user logs in with a key, never with a password. The key of the host must
 * be known or pinned; there is no way to go on without.
 */
public final class Ssh implements Transport {

  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  private final SshConfig config;

  private Ssh(SshConfig config) {
    this.config = config;
  }

  /**
   * Leads to a host.
   *
   * @param destination {@code user@host} or {@code user@host:port}, an IPv6 address in brackets
   * @return the transport
   * @throws IllegalArgumentException when it is of another form
   */
  public static Ssh to(String destination) {
    return new Ssh(SshConfig.of(SshAddress.parse(destination)));
  }

  /**
   * Logs in with a private key; may be called again for further keys, which are offered in order.
   * When none is named, the agent's keys are offered, then {@code id_ed25519}, {@code id_ecdsa} and
   * {@code id_rsa} of {@code ~/.ssh}.
   *
   * @param privateKey an ed25519, ECDSA or RSA key, in OpenSSH's or PEM form
   * @return a new transport
   */
  public Ssh identity(Path privateKey) {
    List<Path> all = new ArrayList<>(config.identities());
    all.add(privateKey);
    return with(
        List.copyOf(all),
        config.passphrase(),
        config.agent(),
        config.knownHosts(),
        config.fingerprints());
  }

  /**
   * Opens encrypted private keys.
   *
   * @param secret the passphrase, which is copied
   * @return a new transport
   */
  public Ssh passphrase(Secret secret) {
    return with(
        config.identities(),
        Optional.of(new Passphrase(secret)),
        config.agent(),
        config.knownHosts(),
        config.fingerprints());
  }

  /**
   * Asks the agent at this socket for keys, instead of the one that {@code SSH_AUTH_SOCK} names.
   *
   * @param socket a Unix domain socket
   * @return a new transport
   */
  public Ssh agent(Path socket) {
    return with(
        config.identities(),
        config.passphrase(),
        Optional.of(socket),
        config.knownHosts(),
        config.fingerprints());
  }

  /**
   * Checks the key of the host against this file instead of {@code ~/.ssh/known_hosts}. Hashed
   * names are understood, names with wildcards and certificate authorities are not, and a key that
   * is marked as revoked is refused for every host.
   *
   * @param file a file in the form of OpenSSH
   * @return a new transport
   */
  public Ssh knownHosts(Path file) {
    return with(
        config.identities(),
        config.passphrase(),
        config.agent(),
        Optional.of(file),
        config.fingerprints());
  }

  /**
   * Trusts the host's key by its fingerprint, and no longer by a file; may be called again when the
   * host has several keys.
   *
   * @param sha256 such as {@code SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8}
   * @return a new transport
   * @throws IllegalArgumentException when it is no SHA-256 fingerprint
   */
  public Ssh fingerprint(String sha256) {
    if (!FINGERPRINT.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not of the form SHA256:<43 characters>: " + sha256);
    }
    Set<String> all = new LinkedHashSet<>(config.fingerprints());
    all.add(sha256);
    return with(
        config.identities(),
        config.passphrase(),
        config.agent(),
        config.knownHosts(),
        Set.copyOf(all));
  }

  /**
   * Goes through another host, which is trusted and logged in to by its own settings.
   *
   * @param host the way to the host between
   * @return a new transport
   */
  public Ssh jump(Ssh host) {
    return with(Optional.of(host.config), config.connectTimeout(), config.keepAlive());
  }

  /**
   * Sets how long a connection and its login may take; 15 seconds unless set.
   *
   * @param limit a millisecond to an hour
   * @return a new transport
   * @throws IllegalArgumentException when it is out of bounds
   */
  public Ssh connectTimeout(Duration limit) {
    return with(config.jump(), bounded("connect timeout", limit), config.keepAlive());
  }

  /**
   * Sets how often a silent host is asked for a sign of life; every 15 seconds unless set. The
   * connection counts as lost when three stay unanswered.
   *
   * @param interval a millisecond to an hour
   * @return a new transport
   * @throws IllegalArgumentException when it is out of bounds
   */
  public Ssh keepAlive(Duration interval) {
    return with(config.jump(), config.connectTimeout(), bounded("keep-alive", interval));
  }

  /**
   * Connects, logs in, and finds out whether {@code sudo} is needed.
   *
   * @throws io.geusemaker.api.failure.GeuseMakerException with {@link
   *     io.geusemaker.api.failure.HostFailure.Unreachable}, {@link
   *     io.geusemaker.api.failure.HostFailure.UntrustedHostKey}, {@link
   *     io.geusemaker.api.failure.HostFailure.AuthenticationRefused}, {@link
   *     io.geusemaker.api.failure.HostFailure.PrivilegeMissing} or {@link
   *     io.geusemaker.api.failure.HostFailure.CommandMissing}; with {@link
   *     io.geusemaker.api.failure.RequestFailure.Invalid} when a file that was named cannot be used
   */
  @Override
  public HostSession connect() {
    return SshSession.open(config);
  }

  private Ssh with(
      List<Path> identities,
      Optional<Passphrase> passphrase,
      Optional<Path> agent,
      Optional<Path> knownHosts,
      Set<String> fingerprints) {
    return new Ssh(
        new SshConfig(
            config.address(),
            identities,
            passphrase,
            agent,
            knownHosts,
            fingerprints,
            config.jump(),
            config.connectTimeout(),
            config.keepAlive()));
  }

  private Ssh with(Optional<SshConfig> jump, Duration connectTimeout, Duration keepAlive) {
    return new Ssh(
        new SshConfig(
            config.address(),
            config.identities(),
            config.passphrase(),
            config.agent(),
            config.knownHosts(),
            config.fingerprints(),
            jump,
            connectTimeout,
            keepAlive));
  }

  private static Duration bounded(String name, Duration duration) {
    if (duration.toMillis() < 1 || duration.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "the " + name + " must be between a millisecond and an hour: " + duration);
    }
    return duration;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ssh ssh && config.equals(ssh.config);
  }

  @Override
  public int hashCode() {
    return config.hashCode();
  }

  @Override
  public String toString() {
    return "ssh "
        + config.address()
        + config.jump().map(jump -> " through " + jump.address().hostAndPort()).orElse("");
  }
}
