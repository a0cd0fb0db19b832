package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Records that are files. */
record DirectoryRecords(Path directory) implements Records {

  @Override
  public Records folder(String name) {
    return new DirectoryRecords(directory.resolve(name));
  }

  @Override
  public RecordFile file(String name) {
    return AtomicFile.at(directory.resolve(name));
  }

  @Override
  public RecordFile copied(String name) {
    return AtomicFile.at(directory.resolve(name)).withCopy();
  }

  @Override
  public List<String> names() {
    return names(file -> true);
  }

  @Override
  public List<String> foldersWith(String file) {
    return names(found -> Files.exists(found.resolve(file)));
  }

  private List<String> names(Predicate<Path> wanted) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(wanted)
          .map(file -> Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(""))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new GeuseMakerException(new StateFailure.Damaged(place(), IoReason.of(e)), e);
    }
  }

  @Override
  public <T> T exclusively(String lock, Function<Records, T> action) {
    return FileMutex.at(directory.resolve(lock)).holding(() -> action.apply(this));
  }

  /** No one else could change them. */
  @Override
  public void confirm() {}

  @Override
  public boolean exists() {
    return Files.exists(directory);
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public String place() {
    return directory.toString();
  }
}
