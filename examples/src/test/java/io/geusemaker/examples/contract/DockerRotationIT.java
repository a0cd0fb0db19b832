package io.geusemaker.examples.contract;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rotation contract on a real engine, PostgreSQL, n8n and OpenSSH. */
@DisplayName("On the Docker stack, a rotation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerRotationIT extends RotationContract {

  @RegisterExtension
  static final OnDocker<DockerStack> STACK = new OnDocker<>(() -> DockerStack.up(Map.of()));

  @Override
  StackUnderTest stack() {
    return STACK.get();
  }
}
