package io.geusemaker.ssh;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;

/** A secret that has equality, so that a transport has; its hash tells nothing. */
final class Passphrase {

  private final Secret secret;

  Passphrase(Secret secret) {
    this.secret = secret.copy();
  }

  /** A copy that the caller wipes. */
  byte[] utf8() {
    return secret.revealUtf8(SecretAccess.deliberate());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Passphrase that && secret.sameAs(that.secret);
  }

  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return Secret.MASK;
  }
}
