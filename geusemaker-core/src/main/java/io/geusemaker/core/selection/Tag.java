package io.geusemaker.core.selection;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tag of an image, taken apart. Every text is some tag: what makes no sense is of the kind
 * {@link Kind#ILLEGAL}. Two tags are equal when their texts are.
 */
public final class Tag {

  /** What a tag is named after. */
  public enum Kind {
    /** Starts with numbers: {@code 15}, {@code v1.9.2-unprivileged}, {@code 16beta1}. */
    VERSION,
    /** A release of a base system and a day: {@code bookworm-20240110-slim}. */
    DATED,
    /** A word: {@code latest}, {@code bookworm}, {@code stable-alpine}. */
    NAME,
    /** A day or month and nothing else: {@code 20240110}, {@code 2024-01-01}. */
    CALENDAR,
    /** A commit: {@code a1b2c3d}, {@code dev-4f2a1bc}. */
    COMMIT,
    /** No tag at all but the digest of a manifest. */
    DIGEST,
    /** No registry accepts such a tag. */
    ILLEGAL
  }

  private final String text;
  private final Kind kind;
  private final String prefix;
  private final Numbers numbers;
  private final Suffix suffix;

  Tag(String text, Kind kind, String prefix, Numbers numbers, Suffix suffix) {
    this.text = text;
    this.kind = kind;
    this.prefix = prefix;
    this.numbers = numbers;
    this.suffix = suffix;
  }

  /**
   * Takes a tag apart.
   *
   * @param text anything; {@code null} counts as an empty text
   * @return the tag, never an exception
   */
  public static Tag parse(@Nullable String text) {
    return TagParser.parse(text == null ? "" : text);
  }

  /** The tag as it was given. */
  public String text() {
    return text;
  }

  /** What the tag is named after. */
  public Kind kind() {
    return kind;
  }

  /** How the version is introduced: {@code v}, {@code V} or nothing. */
  public String prefix() {
    return prefix;
  }

  /** The numbers of the version, most significant first; empty when there is no version. */
  public List<BigInteger> parts() {
    return numbers.parts();
  }

  /**
   * The suffix without prerelease and rebuild number: {@code alpine3.18}, {@code rocm}; empty for
   * the plain image.
   */
  public String variant() {
    return suffix.variant();
  }

  /** The part that says that it is no final release: {@code rc0}, {@code beta.1}; or empty. */
  public String prerelease() {
    return suffix.prerelease();
  }

  /** Whether it is a release candidate, beta, nightly or the like, in any spelling. */
  public boolean isPrerelease() {
    return !suffix.prerelease().isEmpty();
  }

  /**
   * Which build of the same version it is: 8 of {@code 7.2.0-v8}, 4 of {@code 11.6.14-security-04},
   * 20240110 of {@code 1.2.3-20240110}.
   */
  public Optional<BigInteger> rebuild() {
    return suffix.rebuild();
  }

  /**
   * The version that the program inside calls its own: 15.4 of {@code 15.4-bookworm}, 1.9.2 of
   * {@code v1.9.2-unprivileged}, 16beta1 of {@code 16beta1-alpine}. Of a floating tag it is only
   * the beginning: 15 of {@code 15-alpine}.
   */
  public Optional<String> programVersion() {
    return kind == Kind.VERSION
        ? Optional.of(numbers.text() + suffix.prereleaseAsSpelled())
        : Optional.empty();
  }

  /**
   * Whether the tag moves from release to release by its nature: a word, or a major version alone.
   * {@link VersionLine#isFloating} also knows the tags that name a whole line.
   */
  public boolean isFloating() {
    return kind == Kind.NAME || (kind == Kind.VERSION && parts().size() == 1 && !isPrerelease());
  }

  /** Whether both differ in numbers only, prereleases aside. */
  boolean isSpelledLike(Tag other) {
    return kind == other.kind
        && prefix.equals(other.prefix)
        && parts().size() == other.parts().size()
        && suffix.shape().equals(other.suffix.shape());
  }

  /** The order of two tags with the same spelling: by version, then by rebuild number. */
  int compareNumbers(Tag other) {
    int byVersion = numbers.compareTo(other.numbers);
    return byVersion != 0 ? byVersion : rebuildOrZero().compareTo(other.rebuildOrZero());
  }

  private BigInteger rebuildOrZero() {
    return rebuild().orElse(BigInteger.ZERO);
  }

  Numbers numbers() {
    return numbers;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tag tag && text.equals(tag.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
