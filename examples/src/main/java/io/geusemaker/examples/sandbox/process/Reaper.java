package io.geusemaker.examples.sandbox.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Cleans up after a JVM that died: a small shell process that waits for the end of its input, then
 * stops the databases under the directories it was told of and removes them.
 */
public final class Reaper {

  private static final String PROGRAM =
      """
      trap '' HUP INT TERM
      set --
      while IFS= read -r directory; do set -- "$@" "$directory"; done
      for directory; do
        [ -d "$directory" ] || continue
        find "$directory" -name postmaster.pid 2>/dev/null | while IFS= read -r file; do
          kill -QUIT "$(head -n 1 "$file")" 2>/dev/null
        done
      done
      sleep 0.2
      for directory; do rm -rf "$directory"; done
      """;

  private static final OutputStream INPUT = start();

  private Reaper() {}

  /**
   * Has a directory removed when this JVM is gone, if it is still there then.
   *
   * @param directory an absolute path
   */
  public static void adopt(Path directory) {
    synchronized (INPUT) {
      try {
        INPUT.write((directory + "\n").getBytes(StandardCharsets.UTF_8));
        INPUT.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static OutputStream start() {
    try {
      return new ProcessBuilder(List.of("/bin/sh", "-c", PROGRAM))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
