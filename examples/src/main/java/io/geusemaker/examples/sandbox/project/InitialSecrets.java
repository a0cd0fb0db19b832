package io.geusemaker.examples.sandbox.project;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.security.SecureRandom;

/**
 * The secrets that a sandbox starts with; drawn at random so that a search for them finds nothing
 * else.
 *
 * @param postgresPassword of the role {@code geusemaker}
 * @param encryptionKey of n8n
 * @param ownerEmail who logs in to n8n
 * @param ownerPassword of n8n's owner, or of basic authentication
 * @param ownerHash the bcrypt hash of it
 * @param crawl4aiToken of Crawl4AI
 */
public record InitialSecrets(
    String postgresPassword,
    String encryptionKey,
    String ownerEmail,
    String ownerPassword,
    String ownerHash,
    String crawl4aiToken) {

  private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BCRYPT_COST = 10;

  /**
   * Draws secrets.
   *
   * @return new ones
   */
  public static InitialSecrets drawn() {
    String owner = "Owner1-" + letters(20);
    return new InitialSecrets(
        "initial-" + letters(24),
        letters(32),
        "owner@sandbox.test",
        owner,
        BCrypt.withDefaults().hashToString(BCRYPT_COST, owner.toCharArray()),
        "crawl-" + letters(24));
  }

  private static String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** Says what it is, and none of them. */
  @Override
  public String toString() {
    return "initial secrets";
  }
}
