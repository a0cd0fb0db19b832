package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which deployment; part of every command, of those that reach its host as {@link HostOptions}. */
class DeploymentOptions {

  @Parameters(paramLabel = "NAME", description = "Name of the deployment.")
  private String name = "";

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Records of deployments, if not in ~/.geusemaker.")
  private @Nullable Path stateDirectory;

  String name() {
    return name;
  }

  /** What to type for another command on the same records. */
  String command(String verb) {
    return "geusemaker " + verb + " " + ShellWord.of(name) + repeated();
  }

  /** What to type to have ended what did not end. */
  String recover() {
    return command("recover");
  }

  /** The options that lead another command to the same records. */
  String repeated() {
    return stateDirectory == null ? "" : " --state-dir " + ShellWord.of(stateDirectory);
  }

  Deployment deployment(Surroundings surroundings) {
    Deployment deployment = surroundings.deployments().apply(name);
    return stateDirectory == null ? deployment : deployment.stateDirectory(stateDirectory);
  }
}
