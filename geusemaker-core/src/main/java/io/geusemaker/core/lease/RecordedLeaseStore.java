package io.geusemaker.core.lease;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.json.Schema;
import java.util.Optional;

/** The lease as the record {@code lease.json}, for all that share it. */
public final class RecordedLeaseStore implements LeaseStore {

  private static final String NAME = "lease.json";
  private static final String WAY_OUT =
      "; where no operation is at work on the deployment, remove it and " + NAME + ".bak";

  private final Records records;

  /**
   * Names the place; no I/O.
   *
   * @param records what is kept of the deployment
   */
  public RecordedLeaseStore(Records records) {
    this.records = records;
  }

  @Override
  public Optional<LeaseRecord> read() {
    return read(document(records));
  }

  @Override
  public boolean isShared() {
    return records.isShared();
  }

  private static Optional<LeaseRecord> read(DocumentFile document) {
    try {
      return document.read(LeaseRecord.class);
    } catch (GeuseMakerException e) {
      if (e.failure() instanceof StateFailure.Damaged damaged) {
        throw new GeuseMakerException(
            new StateFailure.Damaged(damaged.file(), damaged.reason() + WAY_OUT), e);
      }
      throw e;
    }
  }

  @Override
  public boolean replace(Optional<LeaseRecord> expected, LeaseRecord next) {
    return records.exclusively(
        "lease.lock",
        held -> {
          DocumentFile document = document(held);
          if (!read(document).equals(expected)) {
            return false;
          }
          document.write(next);
          return true;
        });
  }

  private static DocumentFile document(Records records) {
    return new DocumentFile(records.copied(NAME), Schema.first());
  }
}
