package io.geusemaker.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.json.CheckedJson;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.json.Schema;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first line of a journal. Besides an entry's members it has {@code schema_version}, {@code
 * operation}, {@code subject}, the sealed key of the chain and the sealed intent, and a checksum,
 * which tells damage from a wrong key before either is opened.
 */
final class JournalHead {

  static final Schema SCHEMA = Schema.first();

  private static final String OPERATION = "operation";
  private static final String SUBJECT = "subject";

  private final ObjectNode tree;

  JournalHead(ObjectNode tree) {
    this.tree = tree;
  }

  static JournalHead make(
      JournalKey key, Instant time, Subject subject, byte[] macKey, Secret intent) {
    ObjectNode tree =
        JournalLine.tree(
            new JournalEntry(0, time, EntryType.BEGAN, Optional.empty(), Optional.empty()));
    tree.put(OPERATION, key.operationId());
    tree.set(SUBJECT, Json.mapper().valueToTree(subject));
    tree.put(JournalKey.MAC_KEY, key.seal(JournalKey.MAC_KEY, macKey));
    byte[] plain = intent.revealUtf8(SecretAccess.deliberate());
    tree.put(JournalKey.INTENT, key.seal(JournalKey.INTENT, plain));
    Arrays.fill(plain, (byte) 0);
    return new JournalHead(SCHEMA.stamp(tree));
  }

  static byte[] newMacKey() {
    byte[] macKey = new byte[HmacChain.KEY_BYTES];
    new SecureRandom().nextBytes(macKey);
    return macKey;
  }

  byte[] bytes() {
    return JournalLine.bytes(CheckedJson.withChecksum(tree));
  }

  JournalHead withoutIntent() {
    ObjectNode erased = tree.deepCopy();
    erased.remove(JournalKey.INTENT);
    return new JournalHead(erased);
  }

  /** Empty when it is missing or damaged. */
  Optional<Subject> subject() {
    try {
      return Optional.ofNullable(Json.mapper().treeToValue(tree.get(SUBJECT), Subject.class));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean intact() {
    return CheckedJson.intact(tree);
  }

  Optional<JournalEntry> entry() {
    return JournalLine.entry(tree);
  }

  int schemaVersion() {
    return tree.path("schema_version").asInt();
  }

  boolean hasIntent() {
    return tree.has(JournalKey.INTENT);
  }

  /**
   * Opens the key of the chain.
   *
   * @throws IllegalArgumentException when it is damaged or the key is another
   */
  byte[] macKey(JournalKey key) {
    return key.open(JournalKey.MAC_KEY, tree.path(JournalKey.MAC_KEY).asText());
  }

  /**
   * Opens the intent.
   *
   * @throws IllegalArgumentException when it is damaged, erased, or the key is another
   */
  Secret intent(JournalKey key) {
    byte[] plain = key.open(JournalKey.INTENT, tree.path(JournalKey.INTENT).asText());
    try {
      return Secret.ofUtf8(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
