package io.geusemaker.examples.extension;

import io.geusemaker.api.spi.LinePolicy;
import io.geusemaker.api.spi.ReleaseLine;
import java.util.Optional;

/** What Acme builds keeps compatible within a major version: 3.2.0 is a patch of 3.1.0. */
public final class AcmeLines implements LinePolicy {

  /** Called by {@link java.util.ServiceLoader}. */
  public AcmeLines() {}

  @Override
  public Optional<ReleaseLine> lineOf(String repository) {
    return repository.contains("/acme/") ? Optional.of(ReleaseLine.of(1)) : Optional.empty();
  }
}
