package io.geusemaker.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One authenticated connection, and the one that it goes through when there is one. */
final class SshConnection implements AutoCloseable {

  private static final int UNANSWERED_KEEP_ALIVES = 3;

  private final Session session;
  private final Optional<SshConnection> between;

  private SshConnection(Session session, Optional<SshConnection> between) {
    this.session = session;
    this.between = between;
  }

  static SshConnection open(SshConfig config) {
    JSch jsch = new JSch();
    jsch.setInstanceLogger(new JschLog());
    Identities identities = Identities.load(config, jsch);
    HostKeyTrust trust = HostKeyTrust.of(config, jsch);
    Optional<SshConnection> between = config.jump().map(SshConnection::open);
    AtomicBoolean settled = new AtomicBoolean();
    @Nullable SshConnection connection = null;
    try {
      Session session = prepare(config, jsch, identities, trust);
      SshConnection opening = new SshConnection(session, between);
      if (between.isPresent()) {
        session.setProxy(new Tunnel(between.get().session));
      }
      giveUpLater(config, opening, settled);
      session.connect(Math.toIntExact(config.connectTimeout().toMillis()));
      connection = settled.compareAndSet(false, true) ? opening : null;
    } catch (JSchException | IOException e) {
      boolean late = !settled.compareAndSet(false, true);
      throw ConnectFailure.of(e, late, config, trust, identities);
    } finally {
      if (connection == null) {
        between.ifPresent(SshConnection::close);
      }
    }
    if (connection == null) {
      throw ConnectFailure.late(config);
    }
    return connection;
  }

  private static Session prepare(
      SshConfig config, JSch jsch, Identities identities, HostKeyTrust trust) throws JSchException {
    SshAddress address = config.address();
    Session session = jsch.getSession(address.user(), address.host(), address.port());
    session.setIdentityRepository(identities);
    session.setHostKeyRepository(trust);
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", "publickey");
    // The plain key is what known_hosts and fingerprints speak of.
    session.setConfig("server_host_key", withoutCertificates(session.getConfig("server_host_key")));
    session.setServerAliveInterval(Math.toIntExact(config.keepAlive().toMillis()));
    session.setServerAliveCountMax(UNANSWERED_KEEP_ALIVES);
    session.setDaemonThread(true);
    return session;
  }

  private static String withoutCertificates(String algorithms) {
    return Arrays.stream(algorithms.split(","))
        .filter(algorithm -> !algorithm.contains("-cert-"))
        .collect(Collectors.joining(","));
  }

  /** JSch limits each read, but not the whole, and nothing at all through a tunnel. */
  private static void giveUpLater(SshConfig config, SshConnection opening, AtomicBoolean settled) {
    CompletableFuture.delayedExecutor(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (settled.compareAndSet(false, true)) {
                opening.close();
              }
            });
  }

  Session session() {
    return session;
  }

  boolean isUp() {
    return session.isConnected();
  }

  @Override
  public void close() {
    session.disconnect();
    between.ifPresent(SshConnection::close);
  }
}
