package io.geusemaker.core.credential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.geusemaker.api.secret.Secret;

/**
 * Tokens of the form that Crawl4AI issues at {@code /token}: JSON web tokens signed with its {@code
 * SECRET_KEY}, of which those that may use it, but not manage it, have the scope {@code data} (its
 * {@code deploy/docker/auth.py} and {@code auth_gate.py}).
 */
public final class Crawl4aiSession {

  private static final long BEGIN = 1_700_000_000L;

  /** The first second of 2100: a recovery may try it long after it was made. */
  private static final long END = 4_102_444_800L;

  private Crawl4aiSession() {}

  /**
   * Makes a token that Crawl4AI accepts as long as it signs with this secret.
   *
   * @param signing the secret that signs
   * @return the token, the same for the same secret
   */
  public static Secret token(Secret signing) {
    return JsonWebToken.signed(
        JsonNodeFactory.instance
            .objectNode()
            .put("sub", "geusemaker@localhost")
            .put("scope", "data")
            .put("jti", "geusemaker")
            .put("iat", BEGIN)
            .put("exp", END),
        signing);
  }
}
