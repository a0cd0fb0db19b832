package io.geusemaker.api.secret;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret that travels encrypted. Where it was made it can be opened once; read back from JSON it
 * holds only its ciphertext.
 */
public final class SealedSecret {

  private final String ciphertext;
  private final @Nullable Supplier<Secret> opener;
  private final AtomicBoolean opened = new AtomicBoolean();

  private SealedSecret(String ciphertext, @Nullable Supplier<Secret> opener) {
    this.ciphertext = Objects.requireNonNull(ciphertext, "ciphertext");
    this.opener = opener;
  }

  /**
   * A sealed secret that can be opened once in this process.
   *
   * @param ciphertext the encrypted form, as text
   * @param opener decrypts it
   * @return the sealed secret
   */
  public static SealedSecret of(String ciphertext, Supplier<Secret> opener) {
    return new SealedSecret(ciphertext, Objects.requireNonNull(opener, "opener"));
  }

  /**
   * A sealed secret of which only the ciphertext is at hand.
   *
   * @param ciphertext the encrypted form, as text
   * @return the sealed secret
   */
  public static SealedSecret ofCiphertext(String ciphertext) {
    return new SealedSecret(ciphertext, null);
  }

  /**
   * The encrypted form.
   *
   * @return text that is safe to store
   */
  public String ciphertext() {
    return ciphertext;
  }

  /**
   * Opens the secret, the first time only; an attempt that fails does not count.
   *
   * @param access the reader's statement that it means to
   * @return the secret, which the caller should close
   * @throws IllegalStateException when it was opened before, or was read back from JSON
   */
  public Secret open(SecretAccess access) {
    Objects.requireNonNull(access, "access");
    if (opener == null) {
      throw new IllegalStateException(
          "only the ciphertext is at hand: the credential itself is in the deployment's state");
    }
    if (!opened.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "this credential was shown before: it stays readable in the deployment's state");
    }
    try {
      return opener.get();
    } catch (RuntimeException e) {
      opened.set(false);
      throw e;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SealedSecret that && ciphertext.equals(that.ciphertext);
  }

  @Override
  public int hashCode() {
    return ciphertext.hashCode();
  }

  /** Says that it is sealed, and nothing of what is inside. */
  @Override
  public String toString() {
    return "sealed";
  }
}
