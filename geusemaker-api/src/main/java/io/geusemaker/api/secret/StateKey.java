package io.geusemaker.api.secret;

import java.nio.file.Path;
import java.util.Objects;

/** Where the key comes from that encrypts credentials at rest. */
public sealed interface StateKey {

  /**
   * The default: a keyset file (mode 0600) in the state directory, made on first use.
   *
   * @return the choice
   */
  static StateKey keyset() {
    return new DefaultKeyset();
  }

  /**
   * A keyset file elsewhere, made on first use with mode 0600.
   *
   * @param file the keyset file
   * @return the choice
   */
  static StateKey keyset(Path file) {
    return new KeysetFile(file);
  }

  /**
   * A keyset that a passphrase protects.
   *
   * @param passphrase the passphrase; it is copied
   * @return the choice
   */
  static StateKey passphrase(Secret passphrase) {
    return new Passphrase(passphrase.copy());
  }

  /**
   * Encryption that the embedder brings.
   *
   * @param sealer encrypts and decrypts
   * @return the choice
   */
  static StateKey supplied(Sealer sealer) {
    return new Supplied(sealer);
  }

  /** A keyset file in the state directory. */
  record DefaultKeyset() implements StateKey {}

  /**
   * A keyset file at a path of the caller's choice.
   *
   * @param file the keyset file
   */
  record KeysetFile(Path file) implements StateKey {
    /** Refuses nulls. */
    public KeysetFile {
      Objects.requireNonNull(file, "file");
    }
  }

  /**
   * A keyset in the state directory, encrypted under a passphrase.
   *
   * @param secret the passphrase
   */
  record Passphrase(Secret secret) implements StateKey {}

  /**
   * Encryption by the embedder.
   *
   * @param sealer encrypts and decrypts
   */
  record Supplied(Sealer sealer) implements StateKey {
    /** Refuses nulls. */
    public Supplied {
      Objects.requireNonNull(sealer, "sealer");
    }
  }
}
