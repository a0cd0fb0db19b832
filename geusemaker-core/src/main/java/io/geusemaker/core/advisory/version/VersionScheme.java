package io.geusemaker.core.advisory.version;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How versions are written and ordered. */
public enum VersionScheme {
  /** Semantic versions, read leniently: {@code v1.9.2}, {@code 15.4}, {@code 0.4.0-ci1}. */
  SEMANTIC,

  /** PEP 440: {@code 0.8.0}, {@code 0.8.0rc1}, {@code 1!2.0.post1}. */
  PYTHON;

  private static final int LONGEST = 256;
  private static final Pattern NUMBERS_ONLY = Pattern.compile("[0-9.]+");

  /** OSV's ecosystems whose order is one of these; the others have orders of their own. */
  private static final Map<String, VersionScheme> BY_ECOSYSTEM =
      Map.of(
          "npm", SEMANTIC,
          "Go", SEMANTIC,
          "crates.io", SEMANTIC,
          "Bitnami", SEMANTIC,
          "GIT", SEMANTIC,
          "Hex", SEMANTIC,
          "Pub", SEMANTIC,
          "SwiftURL", SEMANTIC,
          "GitHub Actions", SEMANTIC,
          "PyPI", PYTHON);

  /**
   * The scheme of an ecosystem.
   *
   * @param ecosystem as OSV names it
   * @return empty when its versions cannot be compared here
   */
  public static Optional<VersionScheme> ofEcosystem(String ecosystem) {
    return Optional.ofNullable(BY_ECOSYSTEM.get(ecosystem));
  }

  /**
   * Reads a version.
   *
   * @param version any text
   * @return empty when it is not a version of this scheme, or longer than 256 characters
   */
  public Optional<VersionKey> read(String version) {
    if (version.length() > LONGEST) {
      return Optional.empty();
    }
    return switch (this) {
      case SEMANTIC -> SemanticVersions.read(version);
      case PYTHON -> PythonVersions.read(version);
    };
  }

  /**
   * Writes a version in the spelling of another: with or without the {@code v}, and without zeros
   * at the end that the other would not write. Databases write PostgreSQL's 15.8 as 15.8.0.
   *
   * @param version what to write
   * @param model whose spelling to take
   * @return the same version
   */
  public static String respell(String version, String model) {
    String bare = version.startsWith("v") ? version.substring(1) : version;
    long parts = numbers(model);
    while (NUMBERS_ONLY.matcher(bare).matches() && bare.endsWith(".0") && numbers(bare) > parts) {
      bare = bare.substring(0, bare.length() - 2);
    }
    return model.startsWith("v") ? "v" + bare : bare;
  }

  private static long numbers(String version) {
    return 1 + version.replaceFirst("[-+].*", "").chars().filter(c -> c == '.').count();
  }
}
