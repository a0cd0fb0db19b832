package io.geusemaker.core.journal;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.files.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which journals there are; needs no key. An end is taken at its word: who could forge one could
 * remove the file as well, and no damage of one bit or cut makes one.
 */
public final class JournalFiles {

  private static final String JOURNAL = ".jsonl";
  private static final String DAMAGED = ".damaged-";

  private JournalFiles() {}

  /**
   * All operations that have a journal.
   *
   * @param directory where the journals of one deployment are; it need not exist
   * @return their ids, sorted
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the directory cannot be read
   */
  public static List<String> operations(Path directory) {
    return names(directory, name -> name.endsWith(JOURNAL)).stream()
        .map(name -> name.substring(0, name.length() - JOURNAL.length()))
        .toList();
  }

  /**
   * The operations whose end is not recorded, or not legibly.
   *
   * @param directory where the journals of one deployment are; it need not exist
   * @return their ids, sorted
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the directory or a journal
   *     cannot be read
   */
  public static List<String> unfinished(Path directory) {
    return operations(directory).stream().filter(id -> !hasEnd(of(directory, id))).toList();
  }

  /**
   * Takes a journal out of the list, for one whose beginning is damaged so that it cannot be gone
   * on with; what is left of it is kept beside the others.
   *
   * @param directory where the journals of one deployment are
   * @param operationId the operation
   * @param now becomes part of the new name
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public static void setAside(Path directory, String operationId, Instant now) {
    Path file = of(directory, operationId);
    try {
      Files.move(file, damaged(file, now), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  /**
   * Removes a journal and all copies of it.
   *
   * @param directory where the journals of one deployment are
   * @param operationId the operation
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public static void remove(Path directory, String operationId) {
    for (String name :
        names(
            directory,
            found ->
                found.equals(operationId + JOURNAL) || found.startsWith(operationId + DAMAGED))) {
      try {
        Files.deleteIfExists(directory.resolve(name));
      } catch (IOException e) {
        throw notWritable(directory.resolve(name), e);
      }
    }
  }

  static Path of(Path directory, String operationId) {
    return directory.resolve(operationId + JOURNAL);
  }

  static Path damaged(Path journal, Instant now) {
    String name = String.valueOf(journal.getFileName());
    return journal.resolveSibling(
        name.substring(0, name.length() - JOURNAL.length()) + DAMAGED + now.toEpochMilli());
  }

  private static boolean hasEnd(Path file) {
    byte[] content = AtomicFile.at(file).read().orElse(new byte[0]);
    int end = content.length - 1;
    if (end < 0 || content[end] != '\n') {
      return false;
    }
    int start = end;
    while (start > 0 && content[start - 1] != '\n') {
      start--;
    }
    return JournalLine.parse(Arrays.copyOfRange(content, start, end))
        .flatMap(JournalLine::entry)
        .filter(entry -> entry.type().isFinal())
        .isPresent();
  }

  private static List<String> names(Path directory, Predicate<String> wanted) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(""))
          .filter(wanted)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new GeuseMakerException(
          new StateFailure.Damaged(directory.toString(), IoReason.of(e)), e);
    }
  }

  private static GeuseMakerException notWritable(Path file, IOException e) {
    return new GeuseMakerException(
        new StateFailure.NotWritable(file.toString(), IoReason.of(e)), e);
  }
}
