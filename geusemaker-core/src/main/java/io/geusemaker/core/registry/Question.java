package io.geusemaker.core.registry;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;

/**
 * Whom is asked for what, for failures.
 *
 * @param registry the host
 * @param asked such as {@code the tags of postgres}
 */
record Question(String registry, String asked) {

  GeuseMakerException malformed(String reason) {
    return new GeuseMakerException(new RegistryFailure.Malformed(registry, asked, reason));
  }

  GeuseMakerException unreachable(String reason, Throwable cause) {
    return new GeuseMakerException(new RegistryFailure.Unreachable(registry, asked, reason), cause);
  }

  GeuseMakerException interrupted(Throwable cause) {
    return new GeuseMakerException(new RegistryFailure.Interrupted(registry, asked), cause);
  }

  GeuseMakerException tooLarge(long limit) {
    return new GeuseMakerException(new RegistryFailure.TooLarge(registry, asked, limit));
  }

  GeuseMakerException wrongDigest(Object expected, Object received) {
    return new GeuseMakerException(
        new RegistryFailure.WrongDigest(registry, asked, expected.toString(), received.toString()));
  }
}
