package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.util.Optional;

/**
 * A record that is replaced whole: a reader sees the content before or after, never between, and
 * what was written is durable when the call returns.
 *
 * <p>Where the record is in a store, every call can also throw what the store throws, such as an
 * {@link io.geusemaker.api.failure.AwsFailure}.
 */
public sealed interface RecordFile permits AtomicFile, StoredFile {

  /**
   * Where it is, for people.
   *
   * @return a path
   */
  String place();

  /**
   * Where its second copy is, for people.
   *
   * @return a path
   */
  String copyPlace();

  /**
   * Whether it is there.
   *
   * @return false also when only its second copy is
   */
  boolean exists();

  /**
   * The content.
   *
   * @return empty when it is not there
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when it cannot be read
   */
  Optional<byte[]> read();

  /**
   * The content of the second copy.
   *
   * @return empty when there is none or none is kept
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when it cannot be read
   */
  Optional<byte[]> readCopy();

  /**
   * Replaces the content.
   *
   * @param content all of it
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}; the content is then the one
   *     before
   */
  void write(byte[] content);

  /**
   * Replaces the content, within {@link Records#exclusively}, unless another has done so since it
   * was read there.
   *
   * @param content all of it
   * @return whether it was replaced
   * @throws GeuseMakerException as {@link #write}
   */
  boolean writeUnlessChanged(byte[] content);

  /**
   * Writes the content unless the record is there already, however many try at once.
   *
   * @param content all of it
   * @return whether it was written; false when the record is there
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  boolean writeNew(byte[] content);

  /**
   * Makes the record, to be gone on with.
   *
   * @param content how it begins
   * @return empty when the record is there already
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  Optional<GrowingRecord> begin(byte[] content);

  /**
   * Opens the record, to be gone on with.
   *
   * @return empty when it is not there
   */
  Optional<GrowingRecord> open();

  /**
   * Gives it another name in the same folder, in place of what has that name.
   *
   * @param name the new name
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  void rename(String name);

  /**
   * Removes the record and its second copy.
   *
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  void delete();

  /**
   * Refuses a record, one that is there, that others than its owner can use. Who can use a store is
   * not seen from here.
   *
   * @throws GeuseMakerException with {@link StateFailure.Exposed} when they can, {@link
   *     StateFailure.Damaged} when that cannot be seen
   */
  void requireOwnerOnly();
}
