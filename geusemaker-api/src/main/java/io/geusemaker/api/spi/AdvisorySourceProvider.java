package io.geusemaker.api.spi;

/**
 * Makes sources of advisories; found by {@link java.util.ServiceLoader}. A request chooses one by
 * its scheme, such as {@code csv:/etc/geusemaker/advisories.csv}.
 */
public interface AdvisorySourceProvider {

  /**
   * The scheme it serves.
   *
   * @return such as {@code csv}: two or more lower-case letters, digits, dots, dashes or plus signs
   *     that begin with a letter; not {@code http}, {@code https} or {@code scans}
   */
  String scheme();

  /**
   * Makes a source; no I/O.
   *
   * @param place what stands after the scheme and its colon
   * @return the source
   * @throws IllegalArgumentException when the place says something that it does not understand
   */
  AdvisorySource source(String place);
}
