package io.geusemaker.examples.contract;

import io.geusemaker.api.Rotation;
import io.geusemaker.examples.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Besides the old and new of what is rotated, the other one of database and owner is watched. */
@DisplayName("On the sandbox, no API key of n8n and no password of a role that takes turns")
final class SandboxKeysCanaryTest {

  private static final int WITH_A_KEY = 4;
  private static final int WITH_A_PASSWORD = 3;

  private final SandboxStack stack = new SandboxStack(Sandbox.start());

  @AfterEach
  void stop() {
    stack.close();
  }

  private void issue() {
    var ignored =
        N8nUser.at(
                stack.runtimeVariable("N8N_HOST_PORT"),
                stack.sandbox().ownerEmail(),
                stack.ownerPassword())
            .issueApiKey("A script", "workflow:list");
  }

  private static Rotation alternating(Rotation rotation) {
    return rotation.postgres().alternating();
  }

  @Test
  void leaksWhenItIsReissued() {
    issue();
    Canary.noSecretLeaks(stack, rotation -> rotation.apiKeys("A script"), WITH_A_KEY);
  }

  @Tag("long")
  @Test
  void leaksWhenThatIsUndone() {
    issue();
    Canary.noSecretLeaksWhenUndone(stack, Rotation::apiKeys, WITH_A_KEY);
  }

  @Test
  void leaksWhenN8nChangesOver() {
    Canary.noSecretLeaks(stack, SandboxKeysCanaryTest::alternating, WITH_A_PASSWORD);
  }

  @Tag("long")
  @Test
  void leaksWhenItIsLedBack() {
    Canary.noSecretLeaksWhenUndone(stack, SandboxKeysCanaryTest::alternating, WITH_A_PASSWORD);
  }
}
