package io.geusemaker.api.secret;

/**
 * The token that reading a {@link Secret} needs, so that every place that reads one can be found by
 * searching for {@code SecretAccess.deliberate()}.
 */
public final class SecretAccess {

  private static final SecretAccess DELIBERATE = new SecretAccess();

  private SecretAccess() {}

  /**
   * States that the caller wants a secret in the clear and takes care of where it goes.
   *
   * @return the token
   */
  public static SecretAccess deliberate() {
    return DELIBERATE;
  }
}
