package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the records of deployments are, and what keeps them secret; part of every command. */
final class RecordsOption {

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Records of deployments, if not in ~/.geusemaker.")
  private @Nullable Path stateDirectory;

  @Mixin private SecretsOptions secrets = new SecretsOptions();

  Deployment on(Deployment deployment, Map<String, String> environment) {
    return secrets.on(
        stateDirectory == null ? deployment : deployment.stateDirectory(stateDirectory),
        environment);
  }

  /** The options as another command takes them. */
  String repeated() {
    return (stateDirectory == null ? "" : " --state-dir " + ShellWord.of(stateDirectory))
        + secrets.repeated();
  }
}
