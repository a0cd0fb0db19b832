package io.geusemaker.core.proof;

import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.credential.N8nCipher;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import io.geusemaker.core.step.N8nStore;
import java.util.Map;
import java.util.Optional;

/**
 * Lets n8n decrypt every credential that it stores, into memory of its container only, and sees
 * that none decrypts under the old key.
 *
 * @param credential the credential, as {@code service/name}
 * @param store where n8n keeps them
 * @param newKey the key that opens all of them
 * @param oldKey the key that opens none, when it is known
 */
public record EncryptionKeyProof(
    String credential, N8nStore store, Secret newKey, Optional<Secret> oldKey)
    implements N8nSecretProof {

  @Override
  public EncryptionKeyProof withoutOld() {
    return new EncryptionKeyProof(credential, store, newKey, Optional.empty());
  }

  @Override
  public String text() {
    return ShellText.join(ShellText.READ_ENCRYPTED, ShellText.DECRYPT_CREDENTIALS)
        + """
        [ -z "$encrypted" ] || say decrypted "$(decrypt_credentials "$(container_of n8n)")"
        """;
  }

  @Override
  public Script on(Script script) {
    return script
        .parameter("ENCRYPTED_USER", store.user())
        .parameter("ENCRYPTED_DATABASE", store.database())
        .parameter("ENCRYPTED_QUERY", store.query());
  }

  @Override
  public Proof evaluate(Sections sections) {
    Map<String, String> rows = N8nStore.rows(sections.required("encrypted"));
    long opened = rows.values().stream().filter(data -> opens(newKey, data)).count();
    if (opened != rows.size()) {
      throw unproven("the key decrypts " + opened + " of " + rows.size() + " credentials");
    }
    String counted = sections.text("decrypted").orElse("0");
    if (!counted.equals(String.valueOf(rows.size()))) {
      throw unproven(
          "n8n decrypts "
              + (counted.matches("[0-9]+") ? counted : "none")
              + " of "
              + rows.size()
              + " credentials");
    }
    if (oldKey.filter(old -> rows.values().stream().anyMatch(d -> opens(old, d))).isPresent()) {
      throw unproven("the old key still decrypts a credential");
    }
    return new Proof(
        credential,
        true,
        oldKey.isPresent() && !rows.isEmpty()
            ? Proof.OldSecret.REFUSED
            : Proof.OldSecret.NOT_TESTED,
        "n8n's own export, into memory",
        rows.size() + " of " + rows.size() + " stored credentials decrypted");
  }

  private static boolean opens(Secret key, String data) {
    return N8nCipher.decrypt(data, key).isPresent();
  }
}
