package io.geusemaker.examples.sandbox;

import io.geusemaker.examples.sandbox.project.ProjectVariant;
import io.geusemaker.examples.sandbox.service.AddedServices;
import org.jspecify.annotations.Nullable;

/** How a sandbox is to be. */
public final class SandboxBuilder {

  ProjectVariant variant = ProjectVariant.ENVFILE;
  String user = "ubuntu";
  boolean composeV1;
  boolean registry;
  boolean hurried;
  String architecture = "amd64";
  @Nullable AddedServices services;

  SandboxBuilder() {}

  /**
   * Chooses where the project's secrets come from; GeuseMaker's own way when not chosen.
   *
   * @param chosen the variant
   * @return this builder
   */
  public SandboxBuilder projectVariant(ProjectVariant chosen) {
    variant = chosen;
    return this;
  }

  /**
   * Chooses the user of the SSH server; {@code ubuntu} when not chosen. One that is not root needs
   * {@code sudo -n}, which succeeds.
   *
   * @param name the user
   * @return this builder
   */
  public SandboxBuilder user(String name) {
    user = name;
    return this;
  }

  /**
   * Has only the old {@code docker-compose}, and no compose plugin.
   *
   * @return this builder
   */
  public SandboxBuilder composeV1() {
    composeV1 = true;
    return this;
  }

  /**
   * Has a registry on loopback, which PostgreSQL 15.18 and n8n 2.40.6 come from by their full tags,
   * and which has newer releases of both.
   *
   * @return this builder
   */
  public SandboxBuilder withRegistry() {
    registry = true;
    return this;
  }

  /**
   * Lets every {@code sleep} of a script on the host take a tenth of its time, for tests that carry
   * out many operations. What runs has to be healthy: what dies only after a while is not noticed.
   *
   * @return this builder
   */
  public SandboxBuilder hurried() {
    hurried = true;
    return this;
  }

  /**
   * Has further services, or others in the place of its own; only in the variant that is
   * GeuseMaker's own.
   *
   * @param stopped the services
   * @return this builder
   */
  public SandboxBuilder with(AddedServices stopped) {
    services = stopped;
    return this;
  }

  /**
   * Chooses the processor that docker says it runs on; {@code amd64} when not chosen.
   *
   * @param name {@code amd64} or {@code arm64}
   * @return this builder
   */
  public SandboxBuilder architecture(String name) {
    architecture = name;
    return this;
  }

  /**
   * Starts the sandbox: about two seconds for the first in a JVM, half of one afterwards.
   *
   * @return the sandbox, with n8n ready
   */
  public Sandbox start() {
    return new Sandbox(this);
  }
}
