package io.geusemaker.core.journal;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.files.RecordFile;
import io.geusemaker.core.files.Records;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

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
   * @param records where the journals of one deployment are; the folder need not exist
   * @return their ids, sorted
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the folder cannot be read
   */
  public static List<String> operations(Records records) {
    return records.names().stream()
        .filter(name -> name.endsWith(JOURNAL))
        .map(name -> name.substring(0, name.length() - JOURNAL.length()))
        .toList();
  }

  /**
   * The operations whose end is not recorded, or not legibly.
   *
   * @param records where the journals of one deployment are; the folder need not exist
   * @return their ids, sorted
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the folder or a journal
   *     cannot be read
   */
  public static List<String> unfinished(Records records) {
    return operations(records).stream().filter(id -> !hasEnd(of(records, id))).toList();
  }

  /**
   * Takes a journal out of the list, for one whose beginning is damaged so that it cannot be gone
   * on with; what is left of it is kept beside the others.
   *
   * @param records where the journals of one deployment are
   * @param operationId the operation
   * @param now becomes part of the new name
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public static void setAside(Records records, String operationId, Instant now) {
    of(records, operationId).rename(damaged(operationId, now));
  }

  /**
   * Removes a journal and all copies of it.
   *
   * @param records where the journals of one deployment are
   * @param operationId the operation
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public static void remove(Records records, String operationId) {
    records.names().stream()
        .filter(
            name -> name.equals(operationId + JOURNAL) || name.startsWith(operationId + DAMAGED))
        .forEach(name -> records.file(name).delete());
  }

  static RecordFile of(Records records, String operationId) {
    return records.file(operationId + JOURNAL);
  }

  /** What a damaged journal is called from now on. */
  static String damaged(String operationId, Instant now) {
    return operationId + DAMAGED + now.toEpochMilli();
  }

  private static boolean hasEnd(RecordFile file) {
    byte[] content = file.read().orElse(new byte[0]);
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
}
