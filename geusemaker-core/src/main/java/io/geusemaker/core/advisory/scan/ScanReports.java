package io.geusemaker.core.advisory.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.ImageVersion;
import io.geusemaker.core.advisory.KnownAdvisory;
import io.geusemaker.core.advisory.UnreadableRecord;
import io.geusemaker.core.files.IoReason;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports of Trivy or Grype, as JSON, of both images. They see everything in an image, its base
 * system too, and tell a rebuild of the same version apart.
 */
public final class ScanReports implements Advisories {

  private final String name;
  private final Finder finder;

  /** Finds the two reports. */
  @FunctionalInterface
  private interface Finder {
    Pair find(AdvisoryQuestion question) throws NotUsableException;
  }

  private record Pair(Path running, Path candidate) {}

  private static final class NotUsableException extends Exception {

    private static final long serialVersionUID = 1L;

    NotUsableException(String reason) {
      super(reason);
    }
  }

  private ScanReports(String name, Finder finder) {
    this.name = name;
    this.finder = finder;
  }

  /**
   * Two reports. They are taken to be of the images that are asked about.
   *
   * @param running the report of the image that runs
   * @param candidate the report of the image to move to
   * @return the source
   */
  public static ScanReports of(Path running, Path candidate) {
    Pair pair = new Pair(running, candidate);
    return new ScanReports("the reports " + running + " and " + candidate, question -> pair);
  }

  /**
   * A directory with a report for each image, named by its digest: {@code sha256-<hex>.json} or
   * {@code <hex>.json}.
   *
   * @param directory where they are
   * @return the source
   */
  public static ScanReports byDigest(Path directory) {
    return new ScanReports(
        "the reports in " + directory,
        question ->
            new Pair(
                reportOf(question.running(), directory),
                reportOf(question.candidate(), directory)));
  }

  private static Path reportOf(ImageVersion image, Path directory) throws NotUsableException {
    String digest =
        image
            .digest()
            .filter(value -> value.matches("[A-Za-z0-9]+:[0-9a-f]{32,}"))
            .orElseThrow(() -> new NotUsableException("no digest is known of " + image.version()));
    String hex = digest.substring(digest.indexOf(':') + 1);
    return Stream.of(digest.replace(':', '-'), hex)
        .map(stem -> directory.resolve(stem + ".json"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new NotUsableException("there is none of " + digest));
  }

  @Override
  public AdvisoryAnswer about(AdvisoryQuestion question) {
    try {
      Pair pair = finder.find(question);
      ScanReport running = read(pair.running());
      ScanReport candidate = read(pair.candidate());
      if (!running.scanner().equals(candidate.scanner())) {
        throw new NotUsableException(
            "one is of "
                + running.scanner()
                + " and one of "
                + candidate.scanner()
                + ", which do not name the same things: scan both images with one of them");
      }
      List<KnownAdvisory> known = new ArrayList<>();
      running.findings().forEach(f -> known.add(known(f, true, question)));
      candidate.findings().forEach(f -> known.add(known(f, false, question)));
      List<UnreadableRecord> unreadable = new ArrayList<>(running.unreadable());
      unreadable.addAll(candidate.unreadable());
      return new AdvisoryAnswer.Known(name, known, unreadable);
    } catch (NotUsableException e) {
      return new AdvisoryAnswer.Unavailable(name, String.valueOf(e.getMessage()));
    }
  }

  private static KnownAdvisory known(Finding finding, boolean running, AdvisoryQuestion question) {
    return new KnownAdvisory(finding.advisory(), running, !running, InImage.of(finding, question));
  }

  private static ScanReport read(Path file) throws NotUsableException {
    try {
      Optional<ScanReport> report =
          ScanReport.read(Json.mapper().readTree(Files.readAllBytes(file)));
      return report.orElseThrow(
          () -> new NotUsableException(file + " is no report of Trivy or Grype in JSON"));
    } catch (JsonProcessingException e) {
      throw new NotUsableException(file + " is not JSON, or cut short");
    } catch (IOException e) {
      throw new NotUsableException(file + ": " + IoReason.of(e));
    }
  }
}
