package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.core.compose.ValueSource.ComposeScalar;
import io.geusemaker.core.compose.ValueSource.EnvEntry;
import io.geusemaker.core.compose.ValueSource.SecretFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the texts in which places have new values and nothing else has changed. */
public final class Edits {

  private Edits() {}

  /**
   * Edits files.
   *
   * @param files the project; every env file of every service and every edited file must have been
   *     read
   * @param newValues new value by place; values of places that services share must agree
   * @return one edit for each file that changes, by path; none when all have these values already
   * @throws IllegalArgumentException when a file has not been read
   * @throws GeuseMakerException with {@link StackFailure.UnsupportedSource} when a value cannot be
   *     written in its place, or anything would change that does not depend on it; no value is
   *     repeated
   */
  public static List<FileEdit> apply(ProjectFiles files, Map<ValueSource, String> newValues) {
    ProjectFiles edited = files;
    for (Map.Entry<ValueSource, String> change : newValues.entrySet()) {
      String path = change.getKey().path();
      String text =
          edited.text(path).orElseThrow(() -> new IllegalArgumentException(path + " was not read"));
      edited = edited.replacing(path, edit(text, change.getKey(), change.getValue()));
    }
    EditCheck.require(files, edited, newValues);
    Map<String, FileEdit> edits = new TreeMap<>();
    for (ValueSource source : newValues.keySet()) {
      String before = files.text(source.path()).orElseThrow();
      String after = edited.text(source.path()).orElseThrow();
      if (!before.equals(after)) {
        edits.put(source.path(), new FileEdit(source.path(), before, after));
      }
    }
    return new ArrayList<>(edits.values());
  }

  /**
   * The files as an edit leaves them.
   *
   * @param files the project
   * @param edits the edits
   * @return the project afterwards
   */
  public static ProjectFiles made(ProjectFiles files, List<FileEdit> edits) {
    ProjectFiles edited = files;
    for (FileEdit edit : edits) {
      edited = edited.replacing(edit.path(), edit.after());
    }
    return edited;
  }

  private static String edit(String text, ValueSource source, String newValue) {
    try {
      if (source instanceof EnvEntry entry) {
        return EnvFile.parse(entry.path(), text).with(entry.key(), newValue).text();
      }
      if (source instanceof ComposeScalar scalar) {
        return ComposeFile.parse(scalar.path(), text)
            .withEnvironment(scalar.service(), scalar.variable(), newValue)
            .text();
      }
      return newValue + text.substring(stripLineEnds(text).length());
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new StackFailure.UnsupportedSource(source.describe(), String.valueOf(e.getMessage())));
    }
  }

  /** The value that a place has by itself; empty when it depends on others or does not exist. */
  public static Optional<String> literal(ProjectFiles files, ValueSource source) {
    Optional<String> text = files.text(source.path());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (source instanceof EnvEntry entry) {
      return EnvFile.parse(entry.path(), text.get())
          .template(entry.key())
          .flatMap(Interpolation::literal);
    }
    if (source instanceof ComposeScalar scalar) {
      return ComposeFile.parse(scalar.path(), text.get())
          .template(scalar.service(), scalar.variable())
          .map(Interpolation::parse)
          .flatMap(Interpolation::literal);
    }
    return Optional.of(stripLineEnds(text.get())).filter(value -> source instanceof SecretFile);
  }

  private static String stripLineEnds(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
