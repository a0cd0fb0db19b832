package io.geusemaker.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.UnixDomainSocketFactory;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that are offered to a host, in order; nothing is ever added to an agent. */
final class Identities implements IdentityRepository {

  private static final Logger LOG = LoggerFactory.getLogger(Identities.class);
  private static final List<String> DEFAULTS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  private final List<Identity> keys;

  private Identities(List<Identity> keys) {
    this.keys = keys;
  }

  static Identities load(SshConfig config, JSch jsch) {
    boolean named = !config.identities().isEmpty();
    List<Identity> ofAgent = agentKeys(config);
    if (named) {
      config.identities().forEach(file -> addNamed(file, config, jsch, !ofAgent.isEmpty()));
    } else {
      DEFAULTS.stream()
          .map(SshConfig::userFile)
          .filter(Files::isReadable)
          .forEach(file -> addDefault(file, config, jsch));
    }
    List<Identity> keys = new ArrayList<>();
    jsch.getIdentityRepository().getIdentities().stream()
        .filter(key -> !key.isEncrypted())
        .forEach(keys::add);
    keys.addAll(named ? keys.size() : 0, ofAgent);
    return new Identities(keys);
  }

  private static void addNamed(Path file, SshConfig config, JSch jsch, boolean agentMayHoldIt) {
    if (!Files.isReadable(file)) {
      throw invalid(file, "there is no such file, or it may not be read");
    }
    try {
      KeyPair pair = KeyPair.load(jsch, file.toString());
      boolean encrypted = pair.isEncrypted();
      boolean opened = !encrypted || opens(config.passphrase(), pair);
      pair.dispose();
      if (opened) {
        add(file, config.passphrase(), jsch);
      } else if (config.passphrase().isPresent()) {
        throw invalid(file, "the passphrase does not open it");
      } else if (!agentMayHoldIt) {
        throw invalid(file, "it is encrypted and no passphrase was given");
      }
    } catch (JSchException e) {
      throw invalid(file, "it is no private key that can be read");
    }
  }

  private static boolean opens(Optional<Passphrase> passphrase, KeyPair pair) {
    byte[] utf8 = passphrase.map(Passphrase::utf8).orElseGet(() -> new byte[0]);
    try {
      return utf8.length > 0 && pair.decrypt(utf8);
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  private static void addDefault(Path file, SshConfig config, JSch jsch) {
    try {
      add(file, config.passphrase(), jsch);
    } catch (JSchException e) {
      LOG.debug("passed over {}", file, e);
    }
  }

  private static void add(Path file, Optional<Passphrase> passphrase, JSch jsch)
      throws JSchException {
    byte[] utf8 = passphrase.map(Passphrase::utf8).orElse(null);
    try {
      jsch.addIdentity(file.toString(), utf8);
    } finally {
      if (utf8 != null) {
        Arrays.fill(utf8, (byte) 0);
      }
    }
  }

  private static GeuseMakerException invalid(Path file, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid("identity " + file, reason));
  }

  private static List<Identity> agentKeys(SshConfig config) {
    Optional<Path> socket =
        config.agent().or(() -> Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).map(Path::of));
    if (socket.isEmpty() || !Files.exists(socket.get())) {
      return List.of();
    }
    try {
      return new AgentIdentityRepository(
              new SSHAgentConnector(new UnixDomainSocketFactory(), socket.get()))
          .getIdentities();
    } catch (AgentProxyException e) {
      LOG.debug("passed over the agent at {}", socket.get(), e);
      return List.of();
    }
  }

  /** The keys by name, for a person to read. */
  String describe() {
    return keys.isEmpty()
        ? "no key was found to offer"
        : keys.stream().map(Identity::getName).collect(Collectors.joining(", ", "offered ", ""));
  }

  @Override
  @SuppressWarnings("JdkObsolete") // JSch asks for it.
  public Vector<Identity> getIdentities() {
    return new Vector<>(keys);
  }

  @Override
  public String getName() {
    return "geusemaker";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {}
}
