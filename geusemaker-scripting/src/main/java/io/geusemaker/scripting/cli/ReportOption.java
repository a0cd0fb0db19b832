package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the page of a result goes, if one is wanted; part of every command that has a result. */
final class ReportOption {

  private static final String NAME = "--report";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "Write what was done to this file as one HTML page, without secrets, to look at or to"
              + " keep. A file that is there is replaced.")
  private @Nullable Path file;

  /**
   * Sees that the page can be written, before anything is done.
   *
   * @param planOnly whether there will be no result
   */
  void check(boolean planOnly) {
    if (file == null) {
      return;
    }
    if (planOnly) {
      throw refused("a dry run has no result to report");
    }
    Path directory = directory(file);
    if (!Files.isDirectory(directory)) {
      throw refused("there is no directory " + directory);
    }
    if (Files.isDirectory(file)) {
      throw refused(file + " is a directory");
    }
    if (!(Files.exists(file) ? Files.isWritable(file) : canBeMade(file))) {
      throw refused(file + " cannot be written to");
    }
  }

  /** Permissions do not tell whether a file system takes a new file: to make one does. */
  private static boolean canBeMade(Path file) {
    try {
      Files.delete(Files.createFile(file));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path directory(Path file) {
    return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
  }

  private static GeuseMakerException refused(String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(NAME, reason));
  }

  /** Writes the page. That it could not be written is told; what was done is done all the same. */
  void write(Session session, String page) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, page);
      if (!session.quiet()) {
        session.tell("The report is in " + file + ".");
      }
    } catch (IOException e) {
      session.errors().text("The report could not be written to " + file + ": " + e + ".");
    }
  }
}
