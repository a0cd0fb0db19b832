package io.geusemaker.core.files;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.spi.StateStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A folder of records: a directory, or a part of a store that several machines share. */
public sealed interface Records permits DirectoryRecords, StoredRecords {

  /**
   * The records in a directory; no I/O.
   *
   * @param directory where they are; it need not exist
   * @return the folder
   */
  static Records in(Path directory) {
    return new DirectoryRecords(directory.toAbsolutePath());
  }

  /**
   * The records in a store; no I/O.
   *
   * @param store where they are
   * @return the folder that holds all of it
   */
  static Records in(StateStore store) {
    return StoredRecords.of(store);
  }

  /**
   * A folder in this one; no I/O.
   *
   * @param name its name
   * @return the folder, which need not exist
   */
  Records folder(String name);

  /**
   * A record in this folder; no I/O.
   *
   * @param name its name
   * @return the record, which need not exist
   */
  RecordFile file(String name);

  /**
   * A record of which a second copy is kept where the folder is a directory. A store answers for
   * its documents itself.
   *
   * @param name its name
   * @return the record, which need not exist
   */
  RecordFile copied(String name);

  /**
   * The records that are directly in this folder.
   *
   * @return their names, sorted; none when the folder does not exist
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the directory cannot be read
   */
  List<String> names();

  /**
   * The folders in this one that have some record.
   *
   * @param file the record's name
   * @return their names, sorted; none when the folder does not exist
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the directory cannot be read
   */
  List<String> foldersWith(String file);

  /**
   * Reads, changes and writes back while no one else does. For moments: who works on a deployment
   * for minutes takes the lease. Not reentrant.
   *
   * <p>In a directory others wait. In a store the action is run again, from its beginning, when a
   * record that it is about to replace was replaced by another since it was read.
   *
   * @param <T> what the action returns
   * @param lock the name of the file by which others are kept waiting
   * @param action what to do with the folder that it is given; brief, and without other effects
   * @return what the action returns
   * @throws GeuseMakerException with {@link StateFailure.NotWritable} when others do not let go
   */
  <T> T exclusively(String lock, Function<Records, T> action);

  /**
   * Makes sure, within {@link #exclusively}, that the records read so far were all there as they
   * were read at one moment; else the action is run again.
   */
  void confirm();

  /**
   * Whether the folder is there.
   *
   * @return true always in a store, which has no folders of its own
   */
  boolean exists();

  /**
   * Whether other machines are meant to use them.
   *
   * @return true of a store
   */
  boolean isShared();

  /**
   * Where it is, for people.
   *
   * @return a path
   */
  String place();
}
