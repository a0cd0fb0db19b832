package io.geusemaker.core.ssm;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Both ends' keys of one session: our own pair, which sessions at the same time share, and the
 * host's public key once it is known.
 */
final class SessionKeys {

  private static final int BITS = 3072;

  private final CompletableFuture<KeyPair> own;
  private Optional<PublicKey> host = Optional.empty();

  SessionKeys(CompletableFuture<KeyPair> own) {
    this.own = own;
  }

  /** Begins to make a pair. */
  static CompletableFuture<KeyPair> ownPair() {
    return CompletableFuture.supplyAsync(SessionKeys::generated);
  }

  private static KeyPair generated() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM makes no RSA keys", e);
    }
  }

  /** Our public key as openssl reads it. */
  String ownPem() throws InterruptedException {
    byte[] der = own().getPublic().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END PUBLIC KEY-----";
  }

  byte[] opened(String sealed) throws InterruptedException {
    return SealedBox.open(own().getPrivate(), sealed);
  }

  private KeyPair own() throws InterruptedException {
    try {
      return own.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Takes the host's key. */
  void host(String derInBase64) {
    try {
      byte[] der = Base64.getDecoder().decode(derInBase64);
      host = Optional.of(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the host's key is none", e);
    }
  }

  Optional<PublicKey> host() {
    return host;
  }

  void forgetHost() {
    host = Optional.empty();
  }
}
