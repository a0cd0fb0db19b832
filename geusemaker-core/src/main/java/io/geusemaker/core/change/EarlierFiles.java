package io.geusemaker.core.change;

import io.geusemaker.core.step.FileChange;
import io.geusemaker.core.step.OverlapKeys;
import io.geusemaker.core.step.ReplaceImages;
import io.geusemaker.core.step.Step;
import io.geusemaker.core.step.WriteFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files as they were before operations. A file that nobody else has touched since comes back byte
 * for byte; in another only the values change.
 *
 * @param latestFirst what was done to them
 */
public record EarlierFiles(List<FileChange> latestFirst) {

  /** Copies the list. */
  public EarlierFiles {
    latestFirst = List.copyOf(latestFirst);
  }

  /**
   * The files that operations have changed.
   *
   * @param latestFirst the operations
   * @return their files
   */
  public static EarlierFiles of(List<PreparedChange> latestFirst) {
    List<FileChange> changes = new ArrayList<>();
    for (PreparedChange operation : latestFirst) {
      Map<String, FileChange> overlapped = overlapped(operation);
      for (Step step : operation.steps()) {
        if (step instanceof WriteFiles write) {
          write.files().forEach(file -> changes.add(whole(file, overlapped)));
        } else if (step instanceof ReplaceImages replace) {
          changes.addAll(replace.files().files());
        }
      }
    }
    return new EarlierFiles(changes);
  }

  private static Map<String, FileChange> overlapped(PreparedChange operation) {
    Map<String, FileChange> overlapped = new HashMap<>();
    for (Step step : operation.steps()) {
      if (step instanceof OverlapKeys overlap) {
        overlap.files().files().forEach(file -> overlapped.put(file.path(), file));
      }
    }
    return overlapped;
  }

  /** From before an overlap to after it, in one. */
  private static FileChange whole(FileChange file, Map<String, FileChange> overlapped) {
    FileChange first = overlapped.get(file.path());
    return first == null
        ? file
        : new FileChange(
            file.path(), first.digestBefore(), file.digestAfter(), first.before(), file.after());
  }

  /**
   * A step that brings files back, now to the very bytes that they had.
   *
   * @param step a step of a rollback
   * @return the same where it writes no file, or none that is as the operations have left it
   */
  public Step exactly(Step step) {
    if (step instanceof WriteFiles write) {
      return exactly(write);
    }
    return step instanceof ReplaceImages replace ? replace.with(exactly(replace.files())) : step;
  }

  private WriteFiles exactly(WriteFiles step) {
    return new WriteFiles(
        step.layout(), step.files().stream().map(this::exactly).toList(), step.restarts());
  }

  private FileChange exactly(FileChange planned) {
    FileChange exact = planned;
    String digest = planned.digestBefore();
    for (FileChange earlier : latestFirst) {
      if (earlier.path().equals(planned.path()) && earlier.digestAfter().equals(digest)) {
        digest = earlier.digestBefore();
        exact =
            new FileChange(
                planned.path(),
                planned.digestBefore(),
                earlier.digestBefore(),
                planned.before(),
                earlier.before());
      }
    }
    return exact;
  }
}
