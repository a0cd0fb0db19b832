package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the records of deployments are; part of every command. */
final class RecordsOption {

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Records of deployments, if not in ~/.geusemaker.")
  private @Nullable Path stateDirectory;

  Deployment on(Deployment deployment) {
    return stateDirectory == null ? deployment : deployment.stateDirectory(stateDirectory);
  }

  /** The option as another command takes it. */
  String repeated() {
    return stateDirectory == null ? "" : " --state-dir " + ShellWord.of(stateDirectory);
  }
}
