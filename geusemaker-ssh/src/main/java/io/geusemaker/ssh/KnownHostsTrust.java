package io.geusemaker.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trusts keys that a {@code known_hosts} file holds; JSch reads it. */
final class KnownHostsTrust extends HostKeyTrust {

  private final Path file;
  private final HostKeyRepository known;

  private KnownHostsTrust(Path file, HostKeyRepository known) {
    this.file = file;
    this.known = known;
  }

  static KnownHostsTrust load(Optional<Path> named, JSch jsch) {
    Path file = named.orElseGet(() -> SshConfig.userFile("known_hosts"));
    if (named.isPresent() && !Files.isReadable(file)) {
      throw invalid(file, "there is no such file, or it may not be read", null);
    }
    try {
      jsch.setKnownHosts(file.toString());
    } catch (JSchException e) {
      throw invalid(file, "it is not of the form that OpenSSH writes", e);
    }
    return new KnownHostsTrust(file, jsch.getHostKeyRepository());
  }

  private static GeuseMakerException invalid(Path file, String reason, @Nullable Exception cause) {
    return new GeuseMakerException(
        new RequestFailure.Invalid("known_hosts file " + file, reason), cause);
  }

  @Override
  Optional<String> objection(String host, byte[] key) {
    String base64 = Base64.getEncoder().encodeToString(key);
    // JSch compares the names on lines with markers literally, so "@revoked *" would never match,
    // and it takes the key of a certificate authority for that of a host.
    if (Arrays.stream(known.getHostKey())
        .anyMatch(line -> line.getMarker().equals("@revoked") && line.getKey().equals(base64))) {
      return Optional.of("it is marked as revoked in " + file);
    }
    HostKey[] ofHost = getHostKey(host, null);
    if (ofHost.length == 0) {
      return Optional.of("no key of this host is known in " + file);
    }
    boolean match = Arrays.stream(ofHost).anyMatch(line -> line.getKey().equals(base64));
    return match && known.check(host, key) == OK
        ? Optional.empty()
        : Optional.of("it has changed: another key of this host is known in " + file);
  }

  /** The lines without markers; JSch asks the host for a key of one of their types. */
  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    return Arrays.stream(known.getHostKey(host, type))
        .filter(line -> line.getMarker().isEmpty())
        .toArray(HostKey[]::new);
  }
}
