package io.geusemaker.examples.sandbox.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Writes keys as OpenSSH does. */
final class KeyFiles {

  private KeyFiles() {}

  static Path identity(Path directory, KeyPair key) throws IOException, GeneralSecurityException {
    Path file =
        Files.createFile(
            directory.resolve("id_ed25519"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "sandbox", null, out);
    }
    return file;
  }

  static Path knownHosts(Path directory, String host, int port, KeyPair key) throws IOException {
    return Files.writeString(
        directory.resolve("known_hosts"),
        "[" + host + "]:" + port + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
  }
}
