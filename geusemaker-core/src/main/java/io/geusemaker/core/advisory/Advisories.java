package io.geusemaker.core.advisory;

/** A source of advisories. */
public interface Advisories {

  /**
   * Asks what is known about two versions of a program.
   *
   * @param question the program and the versions
   * @return what is known, or why the source cannot say; a source that is down, or whose answer
   *     cannot be read, is an answer too and not an exception
   */
  AdvisoryAnswer about(AdvisoryQuestion question);

  /**
   * Whether it goes by the image's repository, and can be asked about one that no package is known
   * of.
   *
   * @return false for databases of packages
   */
  default boolean goByImage() {
    return false;
  }
}
