package io.geusemaker.core.rotation;

import io.geusemaker.core.survey.N8nFacts.StoredCredential;

/**
 * A credential in n8n that holds a secret that is rotated.
 *
 * @param row the row as it is
 * @param content its decrypted JSON, secret
 */
record StoredCopy(StoredCredential row, String content) {

  /** The row's name: the content is secret. */
  @Override
  public String toString() {
    return row.toString();
  }
}
