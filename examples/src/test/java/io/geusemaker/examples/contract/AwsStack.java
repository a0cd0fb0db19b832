package io.geusemaker.examples.contract;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.aws.standin.AwsServer;
import io.geusemaker.examples.sandbox.Sandbox;
import java.net.URI;

/** The sandbox, with a key of KMS and credentials in Secrets Manager. */
final class AwsStack implements AutoCloseable {

  private static final String PREFIX = "team/my-dev-stack/";

  private final AwsServer aws = AwsServer.start();
  private final SandboxStack stack;

  AwsStack() {
    aws.kms().create("alias/geusemaker");
    stack = new SandboxStack(Sandbox.start(), this::inAws);
  }

  private Deployment inAws(Deployment deployment) {
    return deployment
        .encryptedBy(StateKey.at(URI.create("kms:alias/geusemaker?" + aws.query())))
        .credentialsIn(URI.create("secretsmanager:team?" + aws.query()));
  }

  SandboxStack stack() {
    return stack;
  }

  AwsServer aws() {
    return aws;
  }

  /** What other tools read; empty when no version carries the label. */
  String value(String credential, String label) {
    return aws.secrets().value(PREFIX + credential, label).orElse("");
  }

  @Override
  public void close() {
    stack.close();
    aws.close();
  }
}
