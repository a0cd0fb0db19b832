package io.geusemaker.core.advisory.image;

import io.geusemaker.api.spi.AdvisorySource;
import io.geusemaker.api.spi.ImageAdvisory;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.AffectedVersions.Coverage;
import io.geusemaker.core.advisory.ImageVersion;
import io.geusemaker.core.advisory.KnownAdvisory;
import io.geusemaker.core.advisory.Severity;
import io.geusemaker.core.advisory.UnreadableRecord;
import io.geusemaker.core.files.IoReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Advisories of a source that was plugged in.
 *
 * @param name how the request names it
 * @param source the source
 */
public record ImageAdvisories(String name, AdvisorySource source) implements Advisories {

  @Override
  public boolean goByImage() {
    return true;
  }

  @Override
  public AdvisoryAnswer about(AdvisoryQuestion question) {
    for (ImageVersion image : List.of(question.running(), question.candidate())) {
      if (question.scheme().read(image.version()).isEmpty()) {
        return unavailable("\"" + image.version() + "\" is not a version that can be compared");
      }
    }
    try {
      return answer(source.advisories(question.image()), question);
    } catch (IOException e) {
      return unavailable(IoReason.of(e));
    } catch (RuntimeException e) {
      return unavailable("it failed: " + e);
    }
  }

  private AdvisoryAnswer unavailable(String reason) {
    return new AdvisoryAnswer.Unavailable(name, reason);
  }

  private AdvisoryAnswer answer(List<ImageAdvisory> advisories, AdvisoryQuestion question) {
    List<KnownAdvisory> known = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    for (ImageAdvisory advisory : advisories) {
      try {
        known.add(known(advisory, question));
      } catch (MalformedAdvisoryException e) {
        unreadable.add(new UnreadableRecord(advisory.id(), e.reason()));
      }
    }
    return new AdvisoryAnswer.Known(name, known, unreadable);
  }

  private static KnownAdvisory known(ImageAdvisory advisory, AdvisoryQuestion question)
      throws MalformedAdvisoryException {
    AffectedRanges versions = AffectedRanges.of(advisory, question.scheme());
    TreeSet<String> ids = new TreeSet<>(advisory.aliases());
    ids.add(advisory.id());
    return new KnownAdvisory(
        new Advisory(ids, Severity.ofWord(advisory.severity()), advisory.summary()),
        versions.coverage(question.running().version()) == Coverage.AFFECTED,
        versions.coverage(question.candidate().version()) == Coverage.AFFECTED,
        versions);
  }
}
