package io.geusemaker.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.UserInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a host's key is trusted, and remembers why not. Nothing is ever learnt. */
abstract class HostKeyTrust implements HostKeyRepository {

  private volatile Optional<Refusal> refusal = Optional.empty();

  static HostKeyTrust of(SshConfig config, JSch jsch) {
    return config.fingerprints().isEmpty()
        ? KnownHostsTrust.load(config.knownHosts(), jsch)
        : new PinnedTrust(config.fingerprints());
  }

  /** A key that was refused and why. */
  record Refusal(String fingerprint, String reason) {}

  /**
   * Says what is wrong with a key; empty when it is trusted.
   *
   * @param host as JSch names it: {@code host}, or {@code [host]:port} when the port is not 22
   */
  abstract Optional<String> objection(String host, byte[] key);

  final Optional<Refusal> refusal() {
    return refusal;
  }

  static String fingerprint(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public final int check(String host, byte[] key) {
    Optional<String> objection = objection(host, key);
    refusal = objection.map(reason -> new Refusal(fingerprint(key), reason));
    return objection.isEmpty() ? OK : NOT_INCLUDED;
  }

  @Override
  public final void add(HostKey hostkey, @Nullable UserInfo ui) {}

  @Override
  public final void remove(String host, @Nullable String type) {}

  @Override
  public final void remove(String host, @Nullable String type, byte @Nullable [] key) {}

  @Override
  public final HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    return new HostKey[0];
  }

  @Override
  public final String getKnownHostsRepositoryID() {
    return "geusemaker";
  }
}
