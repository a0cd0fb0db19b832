package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the records of deployments are, and what keeps them secret; part of every command. */
final class RecordsOption {

  private static final String STORE_VARIABLE = "GEUSEMAKER_STATE_STORE";

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Records of deployments, if not in ~/.geusemaker.")
  private @Nullable Path stateDirectory;

  @Option(
      names = "--state-store",
      paramLabel = "URI",
      description =
          "Records in a store that machines share, such as s3://BUCKET/PREFIX or dynamodb:TABLE;"
              + " also set by "
              + STORE_VARIABLE
              + ".")
  private @Nullable URI stateStore;

  @Mixin private SecretsOptions secrets = new SecretsOptions();

  /** Deployments as the environment alone says, for commands without these options. */
  static Function<String, Deployment> inEnvironment(Surroundings surroundings) {
    return surroundings
        .deployments()
        .andThen(deployment -> new RecordsOption().on(deployment, surroundings.environment()));
  }

  Deployment on(Deployment deployment, Map<String, String> environment) {
    Deployment kept =
        stateDirectory == null ? deployment : deployment.stateDirectory(stateDirectory);
    Deployment stored = store(environment).map(kept::stateStore).orElse(kept);
    return secrets.on(stored, environment);
  }

  private Optional<URI> store(Map<String, String> environment) {
    if (stateStore != null) {
      return Optional.of(stateStore);
    }
    String variable = environment.getOrDefault(STORE_VARIABLE, "");
    try {
      return variable.isEmpty() ? Optional.empty() : Optional.of(URI.create(variable));
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(STORE_VARIABLE, "it is no URI: " + variable), e);
    }
  }

  /** The options as another command takes them. */
  String repeated() {
    return (stateDirectory == null ? "" : " --state-dir " + ShellWord.of(stateDirectory))
        + (stateStore == null ? "" : " --state-store " + ShellWord.of(stateStore))
        + secrets.repeated();
  }
}
