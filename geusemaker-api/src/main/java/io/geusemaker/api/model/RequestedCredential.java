package io.geusemaker.api.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A credential of n8n that can be asked for by its own name. */
public enum RequestedCredential {
  /**
   * The token by which task runners in containers of their own open n8n's task broker. It is
   * rotated with everything else, too.
   */
  RUNNERS_TOKEN("runners-token"),
  /** The secret that signs n8n's sessions and API keys: rotating it ends all of them. */
  JWT_SECRET("jwt-secret"),
  /** The key of everything that n8n stores encrypted: rotating it stores its credentials anew. */
  ENCRYPTION_KEY("encryption-key"),
  /**
   * The API keys that n8n has issued: each gets a new value for the same user, label and scopes,
   * and the old one ends at once. Each is a credential of its own, such as {@code n8n/api-key-ID}.
   */
  API_KEYS("api-keys");

  private final String word;

  RequestedCredential(String word) {
    this.word = word;
  }

  /**
   * The credential.
   *
   * @return its id, such as {@code n8n/jwt-secret}
   */
  public CredentialId credential() {
    return new CredentialId(RotationRequest.N8N, word);
  }

  /**
   * The word for it.
   *
   * @return such as {@code jwt-secret}
   */
  public String word() {
    return word;
  }

  /**
   * The one that a word names.
   *
   * @param word such as {@code jwt-secret}
   * @return empty when it names none
   */
  public static Optional<RequestedCredential> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word.strip())).findFirst();
  }

  /**
   * All words.
   *
   * @return in the order of the values
   */
  public static List<String> words() {
    return Arrays.stream(values()).map(RequestedCredential::word).toList();
  }

  @Override
  public String toString() {
    return word();
  }
}
