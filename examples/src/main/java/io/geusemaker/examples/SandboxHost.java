package io.geusemaker.examples;

import io.geusemaker.api.Deployment;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.ssh.Ssh;

/** The embedded sandbox: real SSH and PostgreSQL, stand-ins for docker and n8n. */
final class SandboxHost implements QuickstartHost {

  private final Sandbox sandbox = Sandbox.start();

  @Override
  public Deployment deployment() {
    return Deployment.of("my-dev-stack")
        .stateDirectory(sandbox.hostDirectory().resolveSibling("records"))
        .over(
            Ssh.to(sandbox.user() + "@127.0.0.1:" + sandbox.port())
                .identity(sandbox.identity())
                .knownHosts(sandbox.knownHosts()));
  }

  @Override
  public String databasePassword() {
    return sandbox.postgresPassword();
  }

  @Override
  public String ownerPassword() {
    return sandbox.ownerPassword();
  }

  @Override
  public boolean databaseAccepts(String password) {
    return sandbox.postgresAccepts("geusemaker", password);
  }

  @Override
  public int login(String password) {
    return sandbox.n8nLogin(sandbox.ownerEmail(), password);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
