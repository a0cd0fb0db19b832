package io.geusemaker.core.audit;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.FileMutex;
import io.geusemaker.core.json.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where the parts of one log are.
 *
 * @param directory what is kept of the deployment
 */
record AuditFiles(Path directory) {

  private static final String PREFIX = "audit.";
  private static final String LOG = "jsonl";
  private static final String HEAD = "head.json";
  private static final String KEY = "key.json";
  private static final String KEY_COPY = "key.json.bak";
  private static final List<String> PARTS = List.of(LOG, HEAD, KEY, KEY_COPY);
  private static final String DAMAGED = "damaged-";
  private static final Schema SCHEMA = Schema.first();

  AtomicFile log() {
    return file(LOG);
  }

  DocumentFile head() {
    return new DocumentFile(file(HEAD), SCHEMA);
  }

  DocumentFile key() {
    return new DocumentFile(file(KEY).withCopy(), SCHEMA);
  }

  FileMutex mutex() {
    return FileMutex.at(directory.resolve(PREFIX + "lock"));
  }

  boolean hasHead() {
    return Files.exists(head().path());
  }

  /** Whether anything was ever recorded. */
  boolean begun() {
    return hasHead() || log().read().filter(content -> content.length > 0).isPresent();
  }

  /**
   * A copy of what is damaged.
   *
   * @param file its name
   * @param sha256 the digest of its content
   */
  record Copy(String file, String sha256) {}

  /**
   * Copies every part, so that a death meanwhile leaves all of them where they are.
   *
   * @return the copy of the log, or of the first part that is there
   * @throws GeuseMakerException with {@link StateFailure.NotWritable} when a part cannot be copied
   */
  Copy setAside(Instant now) {
    long number = now.toEpochMilli();
    while (PARTS.stream().anyMatch(isThere(DAMAGED + number + "."))) {
      number++;
    }
    String prefix = DAMAGED + number + ".";
    return PARTS.stream()
        .filter(isThere(""))
        .map(part -> copy(part, prefix + part))
        .toList()
        .get(0);
  }

  private Predicate<String> isThere(String prefix) {
    return part -> Files.exists(file(prefix + part).path());
  }

  private Copy copy(String part, String name) {
    byte[] content = content(file(part));
    file(name).write(content);
    return new Copy(PREFIX + name, Digests.sha256(content));
  }

  private static byte[] content(AtomicFile file) {
    try {
      return file.read().orElse(new byte[0]);
    } catch (GeuseMakerException e) {
      throw new GeuseMakerException(
          new StateFailure.NotWritable(
              file.path().toString(), "it is damaged, and cannot be read to be set aside"),
          e);
    }
  }

  private AtomicFile file(String part) {
    return AtomicFile.at(directory.resolve(PREFIX + part));
  }
}
