package io.geusemaker.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that {@link Ssh} was told. */
record SshConfig(
    SshAddress address,
    List<Path> identities,
    Optional<Passphrase> passphrase,
    Optional<Path> agent,
    Optional<Path> knownHosts,
    Set<String> fingerprints,
    Optional<SshConfig> jump,
    Duration connectTimeout,
    Duration keepAlive) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  static SshConfig of(SshAddress address) {
    return new SshConfig(
        address,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        CONNECT_TIMEOUT,
        KEEP_ALIVE);
  }

  static Path userFile(String name) {
    return Path.of(System.getProperty("user.home"), ".ssh", name);
  }
}
