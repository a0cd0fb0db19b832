package io.geusemaker.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** A key pair of a user; the private half is in a file. */
record UserKey(KeyPair pair, Path file) {

  static UserKey ed25519(Path file) {
    return make(KeyPair.ED25519, 256, file, null);
  }

  static UserKey ecdsa(Path file) {
    return make(KeyPair.ECDSA, 256, file, null);
  }

  static UserKey rsa(Path file) {
    return make(KeyPair.RSA, 2048, file, null);
  }

  static UserKey encrypted(Path file, String passphrase) {
    return make(KeyPair.ED25519, 256, file, passphrase.getBytes(StandardCharsets.UTF_8));
  }

  /** In the form that OpenSSH wrote before 2018, and that cloud consoles still hand out. */
  static UserKey encryptedPem(Path file, String passphrase) {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048);
      pair.writePrivateKey(out, passphrase.getBytes(StandardCharsets.UTF_8));
      return new UserKey(pair, file);
    } catch (JSchException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("NullAway") // JSch writes the key in the clear when there is no passphrase.
  private static UserKey make(
      int type, int size, Path file, byte @org.jspecify.annotations.Nullable [] passphrase) {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyPair pair = KeyPair.genKeyPair(new JSch(), type, size);
      pair.writeOpenSSHv1PrivateKey(out, passphrase);
      return new UserKey(pair, file);
    } catch (JSchException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The line of {@code authorized_keys}. */
  String line() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pair.writePublicKey(out, "test");
    return out.toString(StandardCharsets.UTF_8);
  }

  PublicKey publicKey() {
    try {
      return AuthorizedKeyEntry.parseAuthorizedKeyEntry(line())
          .resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
