package io.geusemaker.examples.sandbox.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The images of one name. */
final class Repository {

  private final Map<String, Document> documents = new ConcurrentHashMap<>();
  private final Map<String, String> tags = new ConcurrentSkipListMap<>();

  String add(String tag, ImageDocuments image) {
    image.others().forEach(this::keep);
    keep(image.index());
    tags.put(tag, image.index().digest());
    return image.index().digest();
  }

  void tag(String tag, String digest) {
    if (!documents.containsKey(digest)) {
      throw new IllegalArgumentException("the registry has no " + digest);
    }
    tags.put(tag, digest);
  }

  void untag(String tag) {
    tags.remove(tag);
  }

  /** The tags in alphabetical order. */
  List<String> tags() {
    return List.copyOf(tags.keySet());
  }

  Optional<String> digest(String tag) {
    return Optional.ofNullable(tags.get(tag));
  }

  Optional<Document> manifest(String tagOrDigest) {
    String digest = tags.getOrDefault(tagOrDigest, tagOrDigest);
    return Optional.ofNullable(documents.get(digest)).filter(Document::isManifest);
  }

  Optional<Document> blob(String digest) {
    return Optional.ofNullable(documents.get(digest)).filter(document -> !document.isManifest());
  }

  private void keep(Document document) {
    documents.put(document.digest(), document);
  }
}
