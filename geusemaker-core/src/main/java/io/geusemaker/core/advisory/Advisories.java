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
}
