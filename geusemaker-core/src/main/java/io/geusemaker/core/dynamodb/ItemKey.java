package io.geusemaker.core.dynamodb;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of an item: the partition is the first part of a document's name, so that what belongs to
 * one deployment is found by a query.
 *
 * @param folder the partition key
 * @param name the sort key
 */
record ItemKey(String folder, String name) {

  static final String FOLDER = "folder";
  static final String NAME = "name";

  /** For documents that are in no folder; no document's folder is called so. */
  private static final String ROOT = "/";

  private static final String PARTS = "/parts";

  static ItemKey of(String document) {
    int slash = document.indexOf('/');
    return slash < 0
        ? new ItemKey(ROOT, document)
        : new ItemKey(document.substring(0, slash), document.substring(slash + 1));
  }

  static ItemKey of(Map<String, AttributeValue> item) {
    return new ItemKey(text(item, FOLDER), text(item, NAME));
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return Objects.requireNonNull(item.get(attribute), attribute).s();
  }

  /** The key of a part, which is in a partition that no listing reads. */
  ItemKey part(String id) {
    return new ItemKey(folder + PARTS, name + "/" + id);
  }

  String document() {
    return folder.equals(ROOT) ? name : folder + "/" + name;
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(FOLDER, AttributeValue.fromS(folder), NAME, AttributeValue.fromS(name));
  }
}
