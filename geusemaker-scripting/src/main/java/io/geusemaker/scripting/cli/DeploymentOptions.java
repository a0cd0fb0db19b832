package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which deployment; part of every command, of those that reach its host as {@link HostOptions}. */
class DeploymentOptions {

  @Parameters(paramLabel = "NAME", description = "Name of the deployment.")
  private String name = "";

  @Mixin private RecordsOption records = new RecordsOption();

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
    return records.repeated();
  }

  Deployment deployment(Surroundings surroundings) {
    return records.on(surroundings.deployments().apply(name), surroundings.environment());
  }
}
