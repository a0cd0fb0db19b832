package io.geusemaker.examples.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** The rollback contract with a key of KMS and credentials in Secrets Manager. */
@DisplayName(
    "On the sandbox with keys and credentials in AWS, history, rollback and repeated requests")
final class SandboxAwsRollbackTest extends RollbackContract {

  private final AwsStack aws = new AwsStack();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Override
  StackUnderTest stack() {
    return aws.stack();
  }
}
