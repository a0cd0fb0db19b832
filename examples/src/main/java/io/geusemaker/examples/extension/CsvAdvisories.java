package io.geusemaker.examples.extension;

import io.geusemaker.api.spi.AdvisorySource;
import io.geusemaker.api.spi.AdvisorySourceProvider;
import io.geusemaker.api.spi.ImageAdvisory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Advisories in a table: {@code image,id,severity,introduced,fixed,summary} in each line, the first
 * of which is passed over. An empty {@code introduced} is the beginning, an empty {@code fixed}
 * says that there is no fix yet. An image is meant by the end of its repository.
 */
public final class CsvAdvisories implements AdvisorySourceProvider {

  private static final int COLUMNS = 6;

  /** Called by {@link java.util.ServiceLoader}. */
  public CsvAdvisories() {}

  @Override
  public String scheme() {
    return "csv";
  }

  @Override
  public AdvisorySource source(String place) {
    if (place.isBlank()) {
      throw new IllegalArgumentException("after csv: comes the path of a file");
    }
    return repository -> read(Path.of(place), repository);
  }

  private static List<ImageAdvisory> read(Path file, String repository) throws IOException {
    List<ImageAdvisory> advisories = new ArrayList<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split(",", COLUMNS);
      if (cells.length < COLUMNS) {
        throw new IOException("a line has not " + COLUMNS + " columns: " + line);
      }
      if (repository.equals(cells[0]) || repository.endsWith("/" + cells[0])) {
        ImageAdvisory advisory = ImageAdvisory.of(cells[1], cells[2], cells[5]);
        advisories.add(
            cells[4].isBlank()
                ? advisory.affectingFrom(cells[3])
                : advisory.affecting(cells[3], cells[4]));
      }
    }
    return advisories;
  }
}
