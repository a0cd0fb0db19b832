package io.geusemaker.examples.extension;

import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.spi.ComposeService;
import io.geusemaker.api.spi.ServiceRotator;
import java.util.List;

/** The key of Acme's search service, whatever a project calls the service. */
public final class SearchRotator implements ServiceRotator {

  private static final String KEY = "SEARCH_API_KEY";

  /** Called by {@link java.util.ServiceLoader}. */
  public SearchRotator() {}

  @Override
  public List<EnvSecret> secrets(ComposeService service) {
    if (!service.repository().endsWith("acme/search") || !service.variables().contains(KEY)) {
      return List.of();
    }
    return List.of(
        EnvSecret.named(KEY)
            .of(service.name())
            .provenBy(HttpCheck.get("/indexes").onPort(7700).bearer()));
  }
}
