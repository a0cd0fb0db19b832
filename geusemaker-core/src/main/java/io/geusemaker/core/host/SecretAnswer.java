package io.geusemaker.core.host;

import io.geusemaker.api.model.HttpCheck;

/** What a service's status over HTTP says about the secret that it was asked with. */
public enum SecretAnswer {
  /** The secret opens the service. */
  ACCEPTED,
  /** The service checks secrets, and this is none. */
  REFUSED,
  /** Neither was said. */
  UNCLEAR;

  /**
   * Reads a status.
   *
   * @param check what was asked
   * @param status the HTTP status, zero for no answer
   * @return what it means
   */
  public static SecretAnswer of(HttpCheck check, int status) {
    if (check.accepted().contains(status)) {
      return ACCEPTED;
    }
    return status == 401 || status == 403 ? REFUSED : UNCLEAR;
  }

  /**
   * A status in words.
   *
   * @param status the HTTP status, zero for no answer
   * @return such as {@code 401}
   */
  public static String inWords(int status) {
    return status == 0 ? "no answer" : String.valueOf(status);
  }
}
