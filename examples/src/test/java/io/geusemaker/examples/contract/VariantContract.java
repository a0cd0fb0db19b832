package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.Map;

/** Rotating everything, wherever the secrets come from and whichever login n8n has. */
final class VariantContract {

  private VariantContract() {}

  static void rotatesEverything(StackUnderTest stack) {
    String oldPassword = stack.databasePassword();
    String oldLogin = stack.ownerPassword();
    Map<String, String> filesBefore = stack.projectFiles();
    String n8nBefore = stack.containerId("n8n");

    RotationResult result = stack.deployment().rotate().execute();
    Map<String, String> fresh = clear(result);
    stack.proofsSpent();
    stack.databasePasswordIs(fresh.getOrDefault("postgres/password", oldPassword));
    String login =
        fresh.getOrDefault("n8n/owner-password", fresh.getOrDefault("n8n/basic-auth", ""));

    assertThat(fresh).containsKey("postgres/password");
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
    assertThat(stack.databaseAccepts(oldPassword)).isFalse();
    assertThat(stack.containerId("n8n")).as("the container of n8n").isNotEqualTo(n8nBefore);
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(stack.databasePassword());
    assertThat(stack.projectFiles().keySet()).isEqualTo(filesBefore.keySet());
    assertThat(String.join("", stack.projectFiles().values())).doesNotContain(oldPassword);
    if (!login.isEmpty()) {
      stack.ownerPasswordIs(login);
      assertThat(stack.login(login)).isEqualTo(200);
      assertThat(stack.login(oldLogin)).isEqualTo(401);
    }
  }

  static Map<String, String> clear(RotationResult result) {
    Map<String, String> clear = new java.util.TreeMap<>();
    Map<CredentialId, Secret> revealed = result.reveal(SecretAccess.deliberate());
    revealed.forEach((id, s) -> clear.put(id.toString(), s.reveal(SecretAccess.deliberate())));
    return clear;
  }
}
