package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the sandbox over Systems Manager, no secret")
final class SandboxSsmCanaryTest {

  private final SsmStack ssm = new SsmStack();
  private final SandboxStack stack = ssm.stack();
  private final Set<String> secrets =
      new LinkedHashSet<>(Set.of(stack.databasePassword(), stack.ownerPassword()));

  @AfterEach
  void stop() {
    ssm.close();
  }

  @Test
  void leaksFromARotationIntoCommandsOutputsOrTheAgentsFiles() {
    Canary.noSecretLeaks(stack);
    secrets.add(stack.databasePassword());
    secrets.add(stack.ownerPassword());

    assertNothingKept();
    assertThat(secrets).hasSize(4);
  }

  @Test
  void leaksFromARotationThatIsUndoneIntoCommandsOutputsOrTheAgentsFiles() {
    Canary.noSecretLeaksWhenUndone(stack);

    assertNothingKept();
  }

  private void assertNothingKept() {
    String kept = ssm.everythingKept();
    assertThat(kept).contains("geusemaker: survey", "geusemaker: prove");
    for (String secret : secrets) {
      assertThat(kept.contains(secret)).as("a secret in the clear").isFalse();
      for (int shift = 0; shift < 3; shift++) {
        assertThat(kept.contains(inBase64(secret, shift))).as("a secret in Base64").isFalse();
      }
    }
    assertThat(kept).doesNotContain("SCRAM-SHA-256$", "$2a$10$");
  }

  /** What does not depend on the text around it, when that many bytes are before it. */
  private static String inBase64(String secret, int shift) {
    byte[] bytes = ("x".repeat(shift) + secret).getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    return encoded.substring(4, encoded.length() - 2);
  }
}
