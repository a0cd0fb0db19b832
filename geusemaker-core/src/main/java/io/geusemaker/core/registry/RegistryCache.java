package io.geusemaker.core.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.json.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what registries said. What cannot be read, is damaged, is too old or does not fit is asked
 * for again; what cannot be written is not kept.
 */
final class RegistryCache {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryCache.class);

  private final Optional<Path> directory;
  private final Duration age;
  private final Clock clock;

  RegistryCache(Optional<Path> directory, Duration age, Clock clock) {
    this.directory = directory;
    this.age = age;
    this.clock = clock;
  }

  /**
   * One thing that was kept.
   *
   * @param key what it answers; file names are only its hash
   * @param stored since when
   * @param value the answer
   */
  record Entry(String key, Instant stored, JsonNode value) {}

  /** What was kept of something that can change, or what the source says now. */
  <T> T recent(String key, Class<T> type, Supplier<T> source) {
    Instant now = clock.instant();
    return get(
        key,
        type,
        entry -> !entry.stored().isAfter(now) && entry.stored().plus(age).isAfter(now),
        value -> true,
        source);
  }

  /** What was kept of something that cannot change, or what the source says. */
  <T> T lasting(String key, Class<T> type, Predicate<T> genuine, Supplier<T> source) {
    return get(key, type, entry -> true, genuine, source);
  }

  private <T> T get(
      String key, Class<T> type, Predicate<Entry> fresh, Predicate<T> genuine, Supplier<T> source) {
    if (directory.isEmpty()) {
      return source.get();
    }
    String name = Digest.of(key.getBytes(StandardCharsets.UTF_8)).hex() + ".json";
    DocumentFile file =
        new DocumentFile(AtomicFile.at(directory.get().resolve(name)), Schema.first());
    return read(file)
        .filter(entry -> entry.key().equals(key))
        .filter(fresh)
        .flatMap(entry -> value(entry, type))
        .filter(genuine)
        .orElseGet(() -> kept(file, key, source.get()));
  }

  private static Optional<Entry> read(DocumentFile file) {
    try {
      return file.read(Entry.class);
    } catch (GeuseMakerException e) {
      LOG.debug("Asked for again: {}", e.failure().what());
      return Optional.empty();
    }
  }

  private static <T> Optional<T> value(Entry entry, Class<T> type) {
    try {
      return Optional.of(Json.mapper().convertValue(entry.value(), type));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private <T> T kept(DocumentFile file, String key, T value) {
    try {
      file.write(new Entry(key, clock.instant(), Json.mapper().valueToTree(value)));
    } catch (GeuseMakerException e) {
      LOG.warn("A registry's answer is not kept: {}", e.failure().what());
    }
    return value;
  }
}
