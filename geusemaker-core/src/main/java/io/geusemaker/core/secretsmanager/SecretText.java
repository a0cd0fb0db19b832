package io.geusemaker.core.secretsmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.json.Json;
import java.util.Optional;

/**
 * The value of a version: the credential itself, or a JSON object of which it is a member.
 *
 * <p>The SDK reads and writes values as strings, which cannot be wiped; they are held nowhere.
 */
final class SecretText implements AutoCloseable {

  /** Numbers are written back as they were, such as 1.10 and those that no double can hold. */
  private static final ObjectReader READER =
      Json.mapper()
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private final Secret whole;
  private final boolean object;

  private SecretText(Secret whole, boolean object) {
    this.whole = whole;
    this.object = object;
  }

  static SecretText of(String text) {
    return new SecretText(Secret.of(text), object(text).isPresent());
  }

  boolean isObject() {
    return object;
  }

  /** The credential in it: the whole, or the member if one is named. */
  Optional<Secret> credential(Optional<String> member) {
    if (member.isEmpty()) {
      return Optional.of(whole.copy());
    }
    return object(whole.reveal(SecretAccess.deliberate()))
        .map(found -> found.path(member.get()))
        .filter(JsonNode::isTextual)
        .map(found -> Secret.of(found.textValue()));
  }

  /** The same with another credential; the other members stay. */
  SecretText with(Optional<String> member, Secret credential) {
    String text = credential.reveal(SecretAccess.deliberate());
    if (member.isEmpty()) {
      return new SecretText(Secret.of(text), false);
    }
    ObjectNode changed =
        object(whole.reveal(SecretAccess.deliberate()))
            .orElseThrow(() -> new IllegalStateException("it has no members"));
    changed.put(member.get(), text);
    return new SecretText(Secret.of(changed.toString()), true);
  }

  Secret whole() {
    return whole;
  }

  private static Optional<ObjectNode> object(String text) {
    try {
      return READER.readTree(text) instanceof ObjectNode found
          ? Optional.of(found)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    whole.close();
  }

  @Override
  public String toString() {
    return Secret.MASK;
  }
}
