package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import picocli.CommandLine.Mixin;

/** Which deployment, and the way to its host. */
final class HostOptions extends DeploymentOptions {

  @Mixin private ConnectionOptions way = new ConnectionOptions();

  @Override
  Deployment deployment(Surroundings surroundings) {
    return way.reaching(super.deployment(surroundings), surroundings);
  }

  @Override
  String recover() {
    return super.recover() + way.repeated();
  }
}
