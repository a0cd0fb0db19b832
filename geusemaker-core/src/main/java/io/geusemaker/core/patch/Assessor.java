package io.geusemaker.core.patch;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.OpenAdvisory;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchLevel;
import io.geusemaker.core.advisory.Advisories;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.AdvisoryDifference;
import io.geusemaker.core.advisory.AdvisoryPackage;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.Assessment;
import io.geusemaker.core.advisory.Fix;
import io.geusemaker.core.advisory.ImagePackages;
import io.geusemaker.core.advisory.ImageVersion;
import io.geusemaker.core.advisory.Releases;
import io.geusemaker.core.advisory.RemainingAdvisory;
import io.geusemaker.core.selection.Tag;
import io.geusemaker.core.selection.VersionLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says what a patch fixes and what stays open. */
final class Assessor {

  private final List<Advisories> sources;
  private final Set<String> gaps = new TreeSet<>();
  private final Set<String> assessed = new TreeSet<>();

  /** Without sources everything is unknown, and nobody is warned of it. */
  Assessor(List<Advisories> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Why sources did not answer, or could not say everything. */
  List<String> gaps() {
    return List.copyOf(gaps);
  }

  /** The services of which everything that a database knows was told. */
  Set<String> assessed() {
    return Set.copyOf(assessed);
  }

  PatchInfo assess(PatchInfo info, List<String> tags, VersionLine policy) {
    if (sources.isEmpty()) {
      return info;
    }
    List<AdvisoryPackage> packages = ImagePackages.standard().of(info.image());
    Optional<String> from = version(info.oldVersion());
    Optional<String> to = info.newVersion().isEmpty() ? from : version(info.newVersion());
    boolean nameless = packages.isEmpty() && sources.stream().noneMatch(Advisories::goByImage);
    if (nameless || from.isEmpty() || to.isEmpty()) {
      return info.plus(
          List.of(
              Finding.info(
                  "no-advisories",
                  "no database of vulnerabilities can be asked about it: "
                      + (nameless
                          ? "what it is called there is not known"
                          : "its version is not known"))));
    }
    Assessment assessment =
        Assessment.of(
            sources,
            new AdvisoryQuestion(
                packages,
                image(from.get(), info.oldDigest()),
                image(to.get(), info.newVersion().isEmpty() ? info.oldDigest() : info.newDigest()),
                info.image()),
            new Releases(releases(tags, policy), version -> policy.sameLine(from.get(), version)));
    noteGaps(info, assessment);
    return told(info, assessment);
  }

  private static List<String> releases(List<String> tags, VersionLine policy) {
    return tags.stream()
        .map(Tag::parse)
        .filter(tag -> tag.kind() == Tag.Kind.VERSION && !tag.isPrerelease())
        .filter(tag -> !policy.isFloating(tag))
        .flatMap(tag -> tag.programVersion().stream())
        .distinct()
        .toList();
  }

  private void noteGaps(PatchInfo info, Assessment assessment) {
    assessment.unavailable().forEach(source -> gaps.add(source.toString()));
    if (assessment instanceof AdvisoryDifference difference) {
      if (!difference.unreadable().isEmpty()) {
        gaps.add(
            difference.unreadable().size()
                + " records that may be about "
                + info.image()
                + " could not be read");
      } else if (assessment.unavailable().isEmpty()) {
        assessed.add(info.serviceName());
      }
    }
  }

  private static Optional<String> version(String tag) {
    return Tag.parse(tag).programVersion();
  }

  private static ImageVersion image(String version, String digest) {
    ImageVersion known = ImageVersion.of(version);
    return digest.isEmpty() ? known : known.digest(digest);
  }

  private static PatchInfo told(PatchInfo info, Assessment assessment) {
    if (!(assessment instanceof AdvisoryDifference difference)) {
      return info;
    }
    PatchLevel before = PatchLevel.parse(info.patchLevel());
    boolean keepsLevel =
        info.newVersion().isEmpty()
            || (before == PatchLevel.REBUILD && difference.fixed().isEmpty());
    return info.assessed(
        keepsLevel ? before : difference.level(),
        difference.fixed().stream().map(Advisory::id).toList(),
        difference.open().stream().map(Assessor::open).toList());
  }

  private static OpenAdvisory open(RemainingAdvisory one) {
    Optional<Fix.In> fix = one.fix() instanceof Fix.In in ? Optional.of(in) : Optional.empty();
    return new OpenAdvisory(
        one.advisory().id(),
        one.advisory().severity().map(s -> s.name().toLowerCase(Locale.ROOT)).orElse(""),
        one.advisory().summary(),
        fix.map(Fix.In::version),
        fix.map(Fix.In::onLine).orElse(false));
  }
}
