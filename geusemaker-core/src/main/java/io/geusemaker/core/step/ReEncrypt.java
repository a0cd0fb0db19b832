package io.geusemaker.core.step;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.credential.N8nCipher;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.ShellText;
import io.geusemaker.core.step.ChangeDatabase.ValueChange;
import io.geusemaker.core.survey.EncryptedData.SelfMade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stops n8n and encrypts what it stores under another key. n8n stays stopped: whoever follows the
 * files starts it.
 *
 * <p>What is encrypted is read when n8n has stopped, and is decrypted and encrypted here, in
 * memory: only ciphertext comes and goes. The journal needs both keys and no earlier rows, because
 * every row can be led to either key from wherever it is. Rows that n8n has written under the new
 * key are thus not lost when this is undone.
 *
 * @param layout the compose project
 * @param store where n8n keeps it
 * @param oldKey the key that it is encrypted under
 * @param newKey the key that it is to be encrypted under
 * @param selfMade rows with keys that n8n has made for itself and encrypted under the old key
 */
public record ReEncrypt(
    HostLayout layout, N8nStore store, Secret oldKey, Secret newKey, List<SelfMade> selfMade)
    implements Step {

  /** Its stable name. */
  public static final String ID = "credentials.re-encrypt";

  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** Copies the list. */
  public ReEncrypt {
    selfMade = List.copyOf(selfMade);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return describe();
  }

  /**
   * What it does.
   *
   * @return a phrase
   */
  public static String describe() {
    return "stop n8n and encrypt its stored credentials under the new key";
  }

  @Override
  public Applied apply(ScriptRunner host) {
    convert(host, description(), oldKey, newKey, store.without(selfMade));
    return Applied.QUIETLY;
  }

  @Override
  public void undo(ScriptRunner host) {
    convert(
        host,
        "stop n8n and encrypt its stored credentials under the old key",
        newKey,
        oldKey,
        store.with(selfMade));
  }

  private void convert(ScriptRunner host, String name, Secret from, Secret to, String last) {
    Map<String, String> rows = stored(host, name);
    List<ValueChange> changes = new ArrayList<>();
    rows.forEach((id, data) -> converted(id, data, from, to).ifPresent(changes::add));
    try (Secret sql = DatabaseSql.transaction(store.held(rows.size()), changes, last)) {
      host.run(
          layout
              .script(name, "", ShellText.AWAIT_ENGINE, ShellText.CHANGE_DATABASE)
              .parameter("DATABASE_USER", store.user())
              .parameter("DATABASE", store.database())
              .secret("SQL", sql)
              .limit(LONGEST));
    }
  }

  private Map<String, String> stored(ScriptRunner host, String name) {
    return N8nStore.rows(
        host.run(
                layout
                    .script(
                        name + ": read them",
                        "",
                        ShellText.AWAIT_ENGINE,
                        ShellText.STOP_N8N,
                        ShellText.AWAKEN,
                        ShellText.READ_ENCRYPTED)
                    .parameter("AWAKENED", "postgres")
                    .parameter("ENCRYPTED_USER", store.user())
                    .parameter("ENCRYPTED_DATABASE", store.database())
                    .parameter("ENCRYPTED_QUERY", store.query())
                    .limit(LONGEST))
            .required("encrypted"));
  }

  private Optional<ValueChange> converted(String id, String data, Secret from, Secret to) {
    if (N8nCipher.decrypt(data, to).isPresent()) {
      return Optional.empty();
    }
    String plain =
        N8nCipher.decrypt(data, from)
            .orElseThrow(
                () ->
                    new GeuseMakerException(
                        new HostFailure.ScriptFailed(
                            description(),
                            CHANGED_BY_OTHERS,
                            "the stored credential "
                                + id
                                + " is encrypted under neither the old nor the new key")));
    return Optional.of(
        new ValueChange(
            store.dataOf(id), Secret.of(data), Secret.of(N8nCipher.encrypt(plain, to))));
  }
}
