package io.geusemaker.core.files;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what an exception of the file system means. */
public final class IoReason {

  private IoReason() {}

  /**
   * The reason without the path, which the failure names already.
   *
   * @param e what was thrown
   * @return a phrase
   */
  public static String of(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "it is not there";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "something else is in its place";
    }
    if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getReason();
    }
    if (e instanceof FileNotFoundException || e.getMessage() == null) {
      return "it cannot be opened";
    }
    return e.getMessage();
  }
}
