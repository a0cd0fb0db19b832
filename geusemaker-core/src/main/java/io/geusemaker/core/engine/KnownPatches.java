package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.json.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What planning patches has brought to light, service by service, so that a status can tell it
 * without asking anybody. It is a convenience: where it cannot be written or read, nothing is
 * known.
 */
final class KnownPatches {

  private static final Logger LOG = LoggerFactory.getLogger(KnownPatches.class);

  private final DocumentFile document;

  KnownPatches(Records records) {
    this.document = new DocumentFile(records.file("patches.json"), Schema.first());
  }

  /**
   * The document.
   *
   * @param services what is known of each
   */
  record Book(Map<String, KnownPatch> services) {}

  /** Keeps what is known of these services, and what was known of others. */
  void keep(List<KnownPatch> known) {
    Failures.tolerating(
        () -> {
          Map<String, KnownPatch> services = new TreeMap<>();
          all().forEach(one -> services.put(one.patch().serviceName(), one));
          known.forEach(one -> services.put(one.patch().serviceName(), one));
          document.write(new Book(services));
        });
  }

  /** Everything that is known, by the service's name. */
  List<KnownPatch> all() {
    try {
      return document
          .read(Book.class)
          .map(book -> List.copyOf(new TreeMap<>(book.services()).values()))
          .orElse(List.of());
    } catch (GeuseMakerException e) {
      LOG.warn("What was known of patches cannot be read: {}", e.failure().what());
      return List.of();
    }
  }
}
