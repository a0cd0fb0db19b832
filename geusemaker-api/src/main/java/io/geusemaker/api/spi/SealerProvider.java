package io.geusemaker.api.spi;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import java.net.URI;

/**
 * Reaches keys by their address, for {@link io.geusemaker.api.secret.StateKey#at}; found by {@link
 * java.util.ServiceLoader}.
 */
public interface SealerProvider {

  /**
   * The scheme it serves.
   *
   * @return such as {@code kms}, lower case
   */
  String scheme();

  /**
   * Makes the encryption by a key; no I/O.
   *
   * @param key a URI with that scheme
   * @param deployment whose records are encrypted; a provider may bind the key's use to it
   * @return encryption, which can be used from several threads
   * @throws IllegalArgumentException when the URI says something that it does not understand
   */
  Sealer sealer(URI key, DeploymentName deployment);
}
