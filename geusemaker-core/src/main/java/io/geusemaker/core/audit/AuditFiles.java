package io.geusemaker.core.audit;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.RecordFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.json.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where the parts of one log are.
 *
 * @param records what is kept of the deployment
 */
record AuditFiles(Records records) {

  private static final String PREFIX = "audit.";
  private static final String LOG = "jsonl";
  private static final String HEAD = "head.json";
  private static final String KEY = "key.json";
  private static final String KEY_COPY = "key.json.bak";
  private static final List<String> PARTS = List.of(LOG, HEAD, KEY, KEY_COPY);
  private static final String DAMAGED = "damaged-";
  private static final Schema SCHEMA = Schema.first();

  RecordFile log() {
    return file(LOG);
  }

  DocumentFile head() {
    return new DocumentFile(file(HEAD), SCHEMA);
  }

  DocumentFile key() {
    return new DocumentFile(records.copied(PREFIX + KEY), SCHEMA);
  }

  /** Acts while no one else adds to the log. */
  <T> T exclusively(Function<AuditFiles, T> action) {
    return records.exclusively(PREFIX + "lock", held -> action.apply(new AuditFiles(held)));
  }

  boolean hasHead() {
    return head().exists();
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
    return part -> file(prefix + part).exists();
  }

  private Copy copy(String part, String name) {
    byte[] content = content(file(part));
    file(name).write(content);
    return new Copy(PREFIX + name, Digests.sha256(content));
  }

  private static byte[] content(RecordFile file) {
    try {
      return file.read().orElse(new byte[0]);
    } catch (GeuseMakerException e) {
      throw new GeuseMakerException(
          new StateFailure.NotWritable(
              file.place(), "it is damaged, and cannot be read to be set aside"),
          e);
    }
  }

  private RecordFile file(String part) {
    return records.file(PREFIX + part);
  }
}
