package io.geusemaker.api.model;

import java.util.Optional;

/**
 * What is demanded of the signature of a repository's images.
 *
 * @param repository the repository, such as {@code docker.io/n8nio/n8n}, or {@code *} for all
 * @param mode what happens without a good signature
 * @param publicKey the cosign public key in PEM; empty when signatures are not checked
 */
public record SignatureRule(String repository, Mode mode, Optional<String> publicKey) {

  /** What happens without a good signature. */
  public enum Mode {
    /** The image is not used. */
    REQUIRE,
    /** A warning is given. */
    WARN,
    /** Signatures are not looked at. */
    OFF
  }

  /** Which repository and what is demanded. */
  @Override
  public String toString() {
    return repository + ": " + mode.name().toLowerCase(java.util.Locale.ROOT);
  }
}
