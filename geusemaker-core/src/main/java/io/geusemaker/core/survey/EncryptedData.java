package io.geusemaker.core.survey;

import io.geusemaker.api.secret.Secret;
import java.util.List;

/**
 * What n8n stores under its encryption key.
 *
 * @param credentials all stored credentials
 * @param elsewhere further places that hold such data, as {@code table.column} or the name of a
 *     setting
 * @param selfMade rows with keys that n8n makes anew when they are not there
 */
public record EncryptedData(
    List<N8nFacts.StoredCredential> credentials, List<String> elsewhere, List<SelfMade> selfMade) {

  /** Nothing. */
  public static final EncryptedData NONE = new EncryptedData(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public EncryptedData {
    credentials = List.copyOf(credentials);
    elsewhere = List.copyOf(elsewhere);
    selfMade = List.copyOf(selfMade);
  }

  /**
   * A row with a key that n8n has made for itself.
   *
   * @param table {@code deployment_key}, from 2.x, or {@code settings}, for the key pair of a
   *     source control that is not in use
   * @param row the whole row as JSON
   */
  public record SelfMade(String table, Secret row) {}
}
