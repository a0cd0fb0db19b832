package io.geusemaker.core.advisory;

import io.geusemaker.core.advisory.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known about two versions of a program?
 *
 * @param packages what databases call the program; the order of versions is that of the first
 * @param running the version that runs
 * @param candidate the version to move to
 * @param image the repository of both, as people write it; empty when it does not matter
 */
public record AdvisoryQuestion(
    List<AdvisoryPackage> packages, ImageVersion running, ImageVersion candidate, String image) {

  /** Keeps the packages. */
  public AdvisoryQuestion {
    packages = List.copyOf(packages);
  }

  /**
   * A question about packages alone.
   *
   * @param packages what databases call the program
   * @param running the version that runs
   * @param candidate the version to move to
   */
  public AdvisoryQuestion(
      List<AdvisoryPackage> packages, ImageVersion running, ImageVersion candidate) {
    this(packages, running, candidate, "");
  }

  /**
   * How the program's versions are ordered.
   *
   * @return that of its first package; semantic versions when that has none
   */
  public VersionScheme scheme() {
    return packages.stream()
        .findFirst()
        .flatMap(AdvisoryPackage::scheme)
        .orElse(VersionScheme.SEMANTIC);
  }

  /**
   * What the question is about.
   *
   * @return the packages in words that fit a sentence
   */
  public String subject() {
    return packages.stream().map(AdvisoryPackage::toString).collect(Collectors.joining(" or "));
  }

  /**
   * Why databases that go by version cannot be asked this.
   *
   * @return a clause without a full stop; empty when they can
   */
  public Optional<String> obstacle() {
    if (packages.isEmpty()) {
      return Optional.of("which package the image is to vulnerability databases is not known");
    }
    for (AdvisoryPackage named : packages) {
      Optional<VersionScheme> scheme = named.scheme();
      if (scheme.isEmpty()) {
        return Optional.of("versions of the ecosystem " + named.ecosystem() + " are not compared");
      }
      for (ImageVersion image : List.of(running, candidate)) {
        if (scheme.get().read(image.version()).isEmpty()) {
          return Optional.of("\"" + image.version() + "\" is not a version of " + named);
        }
      }
    }
    return Optional.empty();
  }
}
