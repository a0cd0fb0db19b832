package io.geusemaker.core.step;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.HttpProbe;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;
import java.util.List;

/**
 * The services whose containers have to be recreated to read a changed value.
 *
 * @param services in the order in which they are recreated; can be empty
 * @param startSeconds how long each may take until it is up
 */
public record Restarts(List<String> services, int startSeconds) {

  /** Copies the list. */
  public Restarts {
    services = List.copyOf(services);
  }

  /**
   * A value that a recreated container must have.
   *
   * @param service the service
   * @param variable the environment variable
   * @param value what it must be
   */
  public record Expectation(String service, String variable, Secret value) {}

  Script follow(HostLayout layout, String name, String before, List<Expectation> expectations) {
    StringBuilder commands = new StringBuilder(before);
    if (!services.isEmpty()) {
      commands.append(ShellText.RECREATE.text());
    }
    for (int i = 0; i < expectations.size(); i++) {
      commands.append(
          "check_env \"$SERVICE_%1$d\" \"$VARIABLE_%1$d\" \"$VALUE_%1$d\"\n".formatted(i));
    }
    Script script =
        layout
            .script(name, commands.toString())
            .parameter("SERVICES", String.join(" ", services))
            .parameter("START_SECONDS", String.valueOf(startSeconds))
            .limit(Duration.ofSeconds(60L + 2L * startSeconds * Math.max(1, services.size())));
    if (services.contains("n8n")) {
      script =
          script.secret("PROBE", new HttpProbe(startSeconds).awaitLoginRoute("login").program());
    }
    for (int i = 0; i < expectations.size(); i++) {
      Expectation expected = expectations.get(i);
      script =
          script
              .parameter("SERVICE_" + i, expected.service())
              .parameter("VARIABLE_" + i, expected.variable())
              .secret("VALUE_" + i, expected.value());
    }
    return script;
  }
}
