package io.geusemaker.core.rotation;

import io.geusemaker.core.survey.HostFile;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that a file of the host has been read by: links can lead to it. */
final class FileNames {

  private FileNames() {}

  /** The name itself, then every other that was read. */
  static List<String> of(Survey survey, String path) {
    Optional<String> real =
        survey.files().values().stream()
            .filter(file -> file.path().equals(path))
            .map(HostFile::realPath)
            .findFirst();
    return Stream.concat(
            Stream.of(path),
            survey.files().values().stream()
                .filter(file -> real.filter(file.realPath()::equals).isPresent())
                .map(HostFile::path))
        .distinct()
        .toList();
  }
}
