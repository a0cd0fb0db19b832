package io.geusemaker.core.advisory;

import io.geusemaker.core.advisory.version.VersionScheme;
import java.util.Locale;
import java.util.Optional;

/**
 * What vulnerability databases call a program.
 *
 * @param ecosystem as OSV names it, such as {@code npm}; {@code GIT} for a repository
 * @param name the package's name there, for {@code GIT} the repository's address
 */
public record AdvisoryPackage(String ecosystem, String name) {

  /** The ecosystem of programs that are known by their repository only. */
  public static final String GIT = "GIT";

  /**
   * Whether a database means this package. Python's names do not distinguish case, dots, dashes and
   * underscores; repositories not the ending {@code .git}. An ecosystem without a release stands
   * for all its releases.
   *
   * @param otherEcosystem as a record has it
   * @param otherName as a record has it
   * @return true when both are the same
   */
  public boolean is(String otherEcosystem, String otherName) {
    boolean sameEcosystem =
        ecosystem.equals(otherEcosystem) || otherEcosystem.startsWith(ecosystem + ":");
    return sameEcosystem && normal(name).equals(normal(otherName));
  }

  /**
   * The order of its versions.
   *
   * @return empty when they cannot be compared here
   */
  public Optional<VersionScheme> scheme() {
    return VersionScheme.ofEcosystem(ecosystem);
  }

  private String normal(String text) {
    return switch (ecosystem) {
      case "PyPI" -> text.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
      case GIT -> text.toLowerCase(Locale.ROOT).replaceFirst("(?:\\.git)?/*$", "");
      default -> text;
    };
  }

  @Override
  public String toString() {
    return ecosystem + " " + name;
  }
}
