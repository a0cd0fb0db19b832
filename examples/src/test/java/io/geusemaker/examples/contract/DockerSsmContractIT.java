package io.geusemaker.examples.contract;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rotation contract on a real engine, PostgreSQL and n8n, over Systems Manager. */
@DisplayName("On the Docker stack over Systems Manager, every rotation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
final class DockerSsmContractIT extends RotationContract {

  private static final SsmDocker HOST = new SsmDocker();

  @RegisterExtension
  static final OnDocker<DockerStack> STACK =
      new OnDocker<>(() -> DockerStack.up(Map.of()).over(HOST.transport()));

  @AfterAll
  static void stop() {
    HOST.close();
  }

  @Override
  StackUnderTest stack() {
    return STACK.get();
  }
}
