package io.geusemaker.core.advisory.osv;

import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.files.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Advisories that were downloaded before: files that end in {@code .json}, one record each, in a
 * directory and those below it. Nothing is asked of the network.
 *
 * <p>A directory without a single record about the program does not mean that the program has no
 * advisories, only that they were not downloaded: it cannot answer. It is read anew for each
 * question.
 *
 * @param directory where they are
 */
public record OsvDirectory(Path directory) implements Advisories {

  private static final String ENDING = ".json";
  private static final long LARGEST = 32L << 20;

  @Override
  public AdvisoryAnswer about(AdvisoryQuestion question) {
    Optional<String> obstacle = question.obstacle();
    if (obstacle.isPresent()) {
      return unavailable(obstacle.get());
    }
    OsvReading reading = new OsvReading(question);
    try {
      Path root = directory.toRealPath();
      for (Path file : filesBelow(root)) {
        read(file, root.relativize(file).toString(), reading);
      }
    } catch (IOException | UncheckedIOException e) {
      return unavailable("the directory cannot be read: " + IoReason.of(e));
    }
    if (!reading.named()) {
      String unread = reading.onlyUnreadable() ? ", and not all can be read" : "";
      return unavailable("no record there is about " + question.subject() + unread);
    }
    return reading.asAnswerOf(name());
  }

  private static List<Path> filesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .filter(file -> !Files.isDirectory(file))
          .sorted()
          .toList();
    }
  }

  private static void read(Path file, String name, OsvReading reading) {
    try {
      if (!Files.isRegularFile(file)) {
        reading.unreadable(name, "it is not a file");
      } else if (Files.size(file) > LARGEST) {
        reading.unreadable(name, "it is too large for one record");
      } else {
        reading.file(name, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      reading.unreadable(name, IoReason.of(e));
    }
  }

  private AdvisoryAnswer.Unavailable unavailable(String reason) {
    return new AdvisoryAnswer.Unavailable(name(), reason);
  }

  private String name() {
    return "the advisories in " + directory;
  }
}
