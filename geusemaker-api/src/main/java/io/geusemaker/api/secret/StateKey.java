package io.geusemaker.api.secret;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.net.URI;
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
   * A key of AWS KMS, which never leaves it: it encrypts data keys, and they encrypt the records.
   * Its region is the one in the ARN, else the one that the AWS SDK finds. Needs {@code
   * software.amazon.awssdk:kms} on the class path.
   *
   * @param key a key's ARN or id, or an alias such as {@code alias/geusemaker}
   * @return the choice
   * @throws GeuseMakerException when it is no such name
   */
  static StateKey kms(String key) {
    return at(URI.create("kms:" + requireName(key)));
  }

  /**
   * A key by its address: {@code file:/etc/geusemaker/keyset.json} as {@link #keyset(Path)}, {@code
   * kms:alias/geusemaker?region=eu-central-1}, or another scheme that a {@link
   * io.geusemaker.api.spi.SealerProvider} serves.
   *
   * @param address the address
   * @return the choice
   * @throws GeuseMakerException when it has no scheme, or {@code file} is not followed by a path
   */
  static StateKey at(URI address) {
    if (address.getScheme() == null) {
      throw notAKey("\"" + address + "\" does not begin with a scheme such as file: or kms:");
    }
    if (!address.getScheme().equals("file")) {
      return new Located(address);
    }
    try {
      return keyset(
          address.isOpaque() ? Path.of(address.getSchemeSpecificPart()) : Path.of(address));
    } catch (IllegalArgumentException e) {
      throw notAKey("\"" + address + "\" is not of the form file:/path");
    }
  }

  private static String requireName(String key) {
    if (!key.matches("[A-Za-z0-9/:_-]+")) {
      throw notAKey("\"" + key + "\" is no id, ARN or alias of a key");
    }
    return key;
  }

  private static GeuseMakerException notAKey(String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid("key", reason));
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
   * A key that a {@link io.geusemaker.api.spi.SealerProvider} reaches.
   *
   * @param address where it is, with the scheme of its provider
   */
  record Located(URI address) implements StateKey {
    /** Refuses nulls. */
    public Located {
      Objects.requireNonNull(address, "address");
    }
  }

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
