package io.geusemaker.api.spi;

import java.util.List;
import java.util.Optional;

/**
 * Where records of deployments are kept that several machines share: named documents of bytes, each
 * replaced whole and only by who knows its present version. Leases, journals and everything else
 * are made of no more than this.
 *
 * <p>Names are paths such as {@code shop/journal/20260301-090000-4f2a1c.jsonl}: letters, digits,
 * dots, dashes and underscores, with slashes between. Contents are some kilobytes as a rule, and
 * some megabytes at most.
 *
 * <p>What was replaced or deleted is durable when the call returns, and seen by every call that
 * begins afterwards, from whatever machine. Calls come from several threads. Each throws {@link
 * io.geusemaker.api.failure.GeuseMakerException} when the store cannot be used; whether a change
 * took effect is then not certain.
 *
 * <p>Two stores that name the same place should be equal, so that requests are.
 */
public interface StateStore {

  /**
   * A document.
   *
   * @param name its name
   * @return empty when there is none
   */
  Optional<StoredDocument> read(String name);

  /**
   * Replaces a document, or makes it, unless another did since. However many try at once, one
   * succeeds.
   *
   * @param name its name
   * @param expected the version that is to be replaced; empty when there must be none
   * @param content the new content
   * @return the new version; empty when another version is there, and nothing was changed
   */
  Optional<String> replace(String name, Optional<String> expected, byte[] content);

  /**
   * Removes a document, unless another replaced it since.
   *
   * @param name its name
   * @param expected the version that is to be removed
   * @return whether it is gone; false when another version is there
   */
  boolean delete(String name, String expected);

  /**
   * The documents below a place.
   *
   * @param prefix how their names begin: empty, or ending with a slash
   * @return their names, sorted
   */
  List<String> names(String prefix);

  /**
   * The place, for people.
   *
   * @return such as {@code s3://bucket/prefix}, without a secret
   */
  @Override
  String toString();
}
