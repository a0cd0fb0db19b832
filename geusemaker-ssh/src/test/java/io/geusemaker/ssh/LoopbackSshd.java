package io.geusemaker.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;

/** An SSH server on the loopback interface that runs what it is told with the local shell. */
final class LoopbackSshd implements AutoCloseable {

  static final String USER = "ubuntu";

  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey = hostKey();
  private final List<PublicKey> authorized = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Map<String, String> environment = Map.of();
  private volatile String loginFile = "";

  LoopbackSshd() throws IOException {
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            user.equals(USER) && KeyUtils.findMatchingKey(key, authorized) != null);
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    server.setCommandFactory(
        (channel, command) -> {
          commands.add(command);
          return new LocalCommand(loginFile + command, environment);
        });
    server.addSessionListener(
        new SessionListener() {
          @Override
          public void sessionCreated(Session session) {
            connections.incrementAndGet();
          }
        });
    server.start();
  }

  private static KeyPair hostKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  LoopbackSshd authorize(UserKey key) {
    authorized.add(key.publicKey());
    return this;
  }

  LoopbackSshd environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** Shell text that runs before every command, as a login file does. */
  LoopbackSshd loginFile(String text) {
    loginFile = text + "\n";
    return this;
  }

  Ssh ssh(UserKey key) {
    return Ssh.to(address()).identity(key.file()).fingerprint(fingerprint());
  }

  Ssh ssh(UserKey key, Path knownHosts) {
    return Ssh.to(address()).identity(key.file()).knownHosts(knownHosts);
  }

  SshConfig config(UserKey key) {
    SshConfig plain = SshConfig.of(SshAddress.parse(address()));
    return new SshConfig(
        plain.address(),
        List.of(key.file()),
        plain.passphrase(),
        plain.agent(),
        plain.knownHosts(),
        Set.of(fingerprint()),
        plain.jump(),
        plain.connectTimeout(),
        plain.keepAlive());
  }

  void openNoMoreChannels() {
    server.setChannelFactories(List.of());
  }

  String address() {
    return USER + "@127.0.0.1:" + port();
  }

  String hostAndPort() {
    return "127.0.0.1:" + port();
  }

  int port() {
    return server.getPort();
  }

  /** The name of the host in {@code known_hosts}. */
  String knownName() {
    return "[127.0.0.1]:" + port();
  }

  /** Type and key as in {@code known_hosts}. */
  String publicKey() {
    return PublicKeyEntry.toString(hostKey.getPublic());
  }

  String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
  }

  List<String> commands() {
    return commands;
  }

  int connections() {
    return connections.get();
  }

  void cutConnections() throws IOException {
    for (ServerSession session :
        server.getActiveSessions().stream().map(s -> (ServerSession) s).toList()) {
      session.close(true);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
