package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A variable that is put next to another one of the same service for a while: on a line of its own,
 * right after the other's, so that taking that line out again leaves every byte as it was.
 *
 * @param service the service
 * @param variable the variable that it stands next to
 * @param added the variable that is added
 */
public record Companion(String service, String variable, String added) {

  /**
   * Adds it.
   *
   * @param files the project; every env file of every service must have been read
   * @param value its value
   * @return the one file that changes; empty when there is no place where a line of its own would
   *     give the service this variable and change nothing else
   */
  public Optional<FileEdit> with(ProjectFiles files, String value) {
    try {
      return inserted(files, value).filter(edit -> isAllThatChanges(files, edit, value));
    } catch (GeuseMakerException | IllegalArgumentException e) {
      // The line would be read as something else.
      return Optional.empty();
    }
  }

  private Optional<FileEdit> inserted(ProjectFiles files, String value) {
    Project project = Project.of(files);
    if (!project.unsupported().isEmpty()) {
      return Optional.empty();
    }
    Project.Definition definition = project.environment(service).get(variable);
    if (definition != null) {
      return text(files, definition.path()).flatMap(text -> afterEntry(definition, text, value));
    }
    return project
        .envFiles(service)
        .find(variable)
        .map(EnvScope.Hit::source)
        .flatMap(entry -> text(files, entry.path()).flatMap(text -> after(entry, text, value)));
  }

  private static Optional<String> text(ProjectFiles files, String path) {
    return files.text(path);
  }

  private Optional<FileEdit> afterEntry(Project.Definition definition, String text, String value) {
    EnvironmentEntry entry = definition.entry();
    int lineStart = text.lastIndexOf('\n', entry.scalar().start() - 1) + 1;
    int end = entry.scalar().end();
    if (entry.scalar().isBlock() || text.substring(lineStart, end).indexOf('\n') >= 0) {
      return Optional.empty();
    }
    String indent = indent(text.substring(lineStart, end));
    String escaped = Interpolation.escape(value);
    String line =
        entry.listed()
            ? indent + "- " + YamlScalarWriter.write(added + "=" + escaped, entry.scalar().style())
            : indent + added + ": " + YamlScalarWriter.write(escaped, entry.scalar().style());
    return insertedAfter(definition.path(), text, end, line);
  }

  private Optional<FileEdit> after(ValueSource.EnvEntry source, String text, String value) {
    EnvAssignment last = null;
    for (EnvAssignment assignment : new EnvScanner(text).scan()) {
      last = assignment.key().equals(source.key()) ? assignment : last;
    }
    if (last == null) {
      return Optional.empty();
    }
    String line = added + "=" + EnvEncoding.encode(value, last.style());
    return insertedAfter(source.path(), text, last.end(), line);
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private static Optional<FileEdit> insertedAfter(String path, String text, int end, String line) {
    int lineEnd = text.indexOf('\n', end);
    boolean last = lineEnd < 0;
    String lineBreak = !last && text.charAt(lineEnd - 1) == '\r' ? "\r\n" : "\n";
    String after =
        last
            ? text + lineBreak + line
            : text.substring(0, lineEnd + 1) + line + lineBreak + text.substring(lineEnd + 1);
    return Optional.of(new FileEdit(path, text, after));
  }

  /** The service gets the variable; services that share an env file with it may get it too. */
  private boolean isAllThatChanges(ProjectFiles before, FileEdit edit, String value) {
    Project old = Project.of(before);
    Project now = Project.of(before.replacing(edit.path(), edit.after()));
    if (!old.services().equals(now.services())) {
      return false;
    }
    for (String other : old.services()) {
      Map<String, String> expected = new LinkedHashMap<>(EffectiveEnvironment.of(old, other));
      Map<String, String> actual = new LinkedHashMap<>(EffectiveEnvironment.of(now, other));
      String gained = actual.remove(added);
      boolean hasIt = expected.containsKey(added) || !old.unread(other).isEmpty();
      boolean asMeant = gained == null ? !other.equals(service) : gained.equals(value);
      if (hasIt || !asMeant || !expected.equals(actual)) {
        return false;
      }
    }
    return old.services().contains(service);
  }
}
