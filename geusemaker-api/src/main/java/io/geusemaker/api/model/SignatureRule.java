package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.Locale;
import java.util.Optional;

/**
 * What is demanded of the signature of a repository's images.
 *
 * @param repository the repository, such as {@code docker.io/n8nio/n8n}, or {@code *} for all
 * @param mode what happens without a good signature
 * @param signer who has to have signed; empty only where signatures are not looked at
 */
public record SignatureRule(String repository, Mode mode, Optional<Signer> signer) {

  /**
   * Checks that it can be decided.
   *
   * @throws GeuseMakerException when a signature is demanded of nobody
   */
  public SignatureRule {
    if (mode != Mode.OFF && signer.isEmpty()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "signature of " + repository, "a key or an identity has to be named"));
    }
  }

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
    return repository + ": " + mode.name().toLowerCase(Locale.ROOT);
  }
}
