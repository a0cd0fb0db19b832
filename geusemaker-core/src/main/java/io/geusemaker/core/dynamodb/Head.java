package io.geusemaker.core.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item that a document is.
 *
 * @param version a random name that no other version of the document has
 * @param content the bytes, unless they are in parts
 * @param parts the ids of the parts, in order
 */
record Head(String version, Optional<SdkBytes> content, List<String> parts) {

  static final String VERSION = "version";

  private static final String CONTENT = "content";
  private static final String PARTS = "parts";

  /** Empty when the item is not there. */
  static Optional<Head> of(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get(VERSION)).map(version -> of(version.s(), item));
  }

  private static Head of(String version, Map<String, AttributeValue> item) {
    List<AttributeValue> parts =
        Optional.ofNullable(item.get(PARTS)).map(AttributeValue::l).orElse(List.of());
    return new Head(
        version,
        Optional.ofNullable(item.get(CONTENT)).map(AttributeValue::b),
        parts.stream().map(AttributeValue::s).toList());
  }

  Map<String, AttributeValue> item(ItemKey key) {
    Map<String, AttributeValue> item = new HashMap<>(key.attributes());
    item.put(VERSION, AttributeValue.fromS(version));
    content.ifPresent(bytes -> item.put(CONTENT, AttributeValue.fromB(bytes)));
    if (!parts.isEmpty()) {
      item.put(PARTS, AttributeValue.fromL(parts.stream().map(AttributeValue::fromS).toList()));
    }
    return item;
  }
}
