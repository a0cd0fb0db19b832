package io.geusemaker.core.survey;

import io.geusemaker.api.secret.Secret;
import java.util.List;

/**
 * What n8n stores under its encryption key.
 *
 * @param credentials all stored credentials
 * @param elsewhere further places that hold such data, as {@code table.column} or the name of a
 *     setting
 * @param keys the keys that n8n keeps wrapped by its encryption key, from 2.x, each row as JSON
 */
public record EncryptedData(
    List<N8nFacts.StoredCredential> credentials, List<String> elsewhere, List<Secret> keys) {

  /** Nothing. */
  public static final EncryptedData NONE = new EncryptedData(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public EncryptedData {
    credentials = List.copyOf(credentials);
    elsewhere = List.copyOf(elsewhere);
    keys = List.copyOf(keys);
  }
}
