package io.geusemaker.core.step;

import java.util.Optional;

/** Takes a change of a file back although somebody else has changed other lines of it since. */
final class DriftedFile {

  private DriftedFile() {}

  /**
   * The file with the lines that were changed as they were before, and all else as it is now.
   *
   * @param before the content before the change
   * @param after the content after it
   * @param now the content now
   * @return empty when a line that was changed is neither as before nor as after
   */
  static Optional<String> restored(String before, String after, String now) {
    String[] old = before.split("\n", -1);
    String[] changed = after.split("\n", -1);
    if (old.length != changed.length) {
      return Optional.empty();
    }
    String[] lines = now.split("\n", -1);
    for (int i = 0; i < old.length; i++) {
      if (!old[i].equals(changed[i]) && !replaced(lines, changed[i], old[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(String.join("\n", lines));
  }

  private static boolean replaced(String[] lines, String from, String to) {
    boolean found = false;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].equals(from)) {
        lines[i] = to;
      }
      found |= lines[i].equals(to);
    }
    return found;
  }
}
