package io.geusemaker.examples.aws;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.secret.StateKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads from environment variables where records are, by which key they are encrypted, and where
 * credentials are kept.
 *
 * @param variables value by name
 */
record Environment(Map<String, String> variables) implements UnaryOperator<Deployment> {

  /** The only place where a function can write; gone with it, so no records belong there. */
  private static final Path WORK = Path.of("/tmp/geusemaker");

  @Override
  public Deployment apply(Deployment deployment) {
    Path directory = chosen("GEUSEMAKER_STATE_DIR", Path::of).orElse(WORK);
    Deployment placed = deployment.stateDirectory(directory);
    Deployment stored =
        chosen("GEUSEMAKER_STATE_STORE", URI::create).map(placed::stateStore).orElse(placed);
    Deployment keyed =
        chosen("GEUSEMAKER_KEY", URI::create)
            .map(key -> stored.encryptedBy(StateKey.at(key)))
            .orElse(stored);
    return chosen("GEUSEMAKER_CREDENTIALS_IN", URI::create).map(keyed::credentialsIn).orElse(keyed);
  }

  private <T> Optional<T> chosen(String variable, Function<String, T> reader) {
    return Optional.ofNullable(variables.get(variable)).filter(text -> !text.isEmpty()).map(reader);
  }
}
