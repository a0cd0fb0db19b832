package io.geusemaker.core.step;

import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.HttpProbe;

/**
 * The n8n that is rehearsed.
 *
 * @param image its image
 * @param quiet makes every workflow in the copy inactive, and forgets what waits to be run
 * @param rows counts its users, credentials and workflows, in this order
 */
public record RehearsedClient(String image, String quiet, String rows) {

  private static final int PROBE_SECONDS = 10;

  Script on(Script script) {
    return script
        .parameter("CLIENT_IMAGE", image)
        .parameter("QUIET_SQL", quiet)
        .parameter("ROWS_QUERY", rows)
        .secret("PROBE", new HttpProbe(PROBE_SECONDS).awaitLoginRoute("login").program());
  }

  static Script none(Script script) {
    return script
        .parameter("CLIENT_IMAGE", "")
        .parameter("QUIET_SQL", "")
        .parameter("ROWS_QUERY", "")
        .parameter("PROBE", "");
  }
}
