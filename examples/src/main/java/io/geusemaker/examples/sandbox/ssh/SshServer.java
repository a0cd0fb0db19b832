package io.geusemaker.examples.sandbox.ssh;

import io.geusemaker.examples.sandbox.process.HostShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** An SSH server on loopback that lets one user in with one key and runs what it is told. */
public final class SshServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /** Kept, so that the level is not forgotten with it. */
  private static final Logger CHATTER = Logger.getLogger("org.apache.sshd");

  static {
    CHATTER.setLevel(Level.WARNING);
  }

  private final org.apache.sshd.server.SshServer server;
  private final Path identity;
  private final Path knownHosts;

  private SshServer(org.apache.sshd.server.SshServer server, Path identity, Path knownHosts) {
    this.server = server;
    this.identity = identity;
    this.knownHosts = knownHosts;
  }

  /**
   * Starts a server with keys of its own.
   *
   * @param directory where the client's key and its known hosts are written
   * @param user who may log in
   * @param shell runs the commands
   * @return the server, listening
   */
  public static SshServer start(Path directory, String user, HostShell shell) {
    try {
      KeyPair hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
      KeyPair clientKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
      org.apache.sshd.server.SshServer server =
          org.apache.sshd.server.SshServer.setUpDefaultServer();
      server.setHost(LOOPBACK);
      server.setPort(0);
      server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
      server.setPasswordAuthenticator(null);
      server.setKeyboardInteractiveAuthenticator(null);
      server.setPublickeyAuthenticator(
          (name, key, session) ->
              name.equals(user) && KeyUtils.compareKeys(key, clientKey.getPublic()));
      server.setCommandFactory((channel, command) -> new ProcessCommand(command, shell));
      server.start();
      return new SshServer(
          server,
          KeyFiles.identity(directory, clientKey),
          KeyFiles.knownHosts(directory, LOOPBACK, server.getPort(), hostKey));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The port on 127.0.0.1.
   *
   * @return a port
   */
  public int port() {
    return server.getPort();
  }

  /**
   * The client's private key.
   *
   * @return a file in OpenSSH's format, ed25519, mode 0600
   */
  public Path identity() {
    return identity;
  }

  /**
   * The server's key as clients keep it.
   *
   * @return a file in OpenSSH's format
   */
  public Path knownHosts() {
    return knownHosts;
  }

  /** Drops every connection, as a cut network would; the server goes on listening. */
  public void cutConnections() {
    server.getActiveSessions().forEach(session -> session.close(true));
  }

  /** Drops every connection and stops listening. */
  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
