package io.geusemaker.core.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    String[] lines = now.split("\n", -1);
    if (old.length != changed.length) {
      return blockRestored(List.of(old), List.of(changed), List.of(lines));
    }
    for (int i = 0; i < old.length; i++) {
      if (!old[i].equals(changed[i]) && !replaced(lines, changed[i], old[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(String.join("\n", lines));
  }

  /**
   * Where lines came or went: all from the first that differs to the last, found by its context.
   */
  private static Optional<String> blockRestored(
      List<String> old, List<String> changed, List<String> now) {
    int shorter = Math.min(old.size(), changed.size());
    int head = 0;
    while (head < shorter && old.get(head).equals(changed.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && fromEnd(old, tail).equals(fromEnd(changed, tail))) {
      tail++;
    }
    int from = Math.max(0, head - 1);
    int context = Math.max(0, tail - 1);
    List<String> block = changed.subList(from, changed.size() - context);
    List<String> before = old.subList(from, old.size() - context);
    if (isOnce(now, block)) {
      int at = Collections.indexOfSubList(now, block);
      List<String> lines = new ArrayList<>(now.subList(0, at));
      lines.addAll(before);
      lines.addAll(now.subList(at + block.size(), now.size()));
      return Optional.of(String.join("\n", lines));
    }
    return isOnce(now, before) ? Optional.of(String.join("\n", now)) : Optional.empty();
  }

  private static String fromEnd(List<String> lines, int back) {
    return lines.get(lines.size() - 1 - back);
  }

  private static boolean isOnce(List<String> lines, List<String> block) {
    int at = Collections.indexOfSubList(lines, block);
    return at >= 0 && at == Collections.lastIndexOfSubList(lines, block);
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
