package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A secret that is the first line of a file. */
final class FirstLine {

  private FirstLine() {}

  /**
   * Reads one.
   *
   * @param option what named the file
   * @throws GeuseMakerException when the file cannot be read
   */
  static Secret of(Path file, String option) {
    byte[] content = new byte[0];
    byte[] line = new byte[0];
    try {
      content = Files.readAllBytes(file);
      int end = 0;
      while (end < content.length && content[end] != '\n' && content[end] != '\r') {
        end++;
      }
      line = Arrays.copyOf(content, end);
      return Secret.ofUtf8(line);
    } catch (IOException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(option, file + " cannot be read"), e);
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }
}
