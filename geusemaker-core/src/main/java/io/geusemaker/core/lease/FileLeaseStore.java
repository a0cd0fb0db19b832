package io.geusemaker.core.lease;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.FileMutex;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.json.Schema;
import java.util.Optional;

/** The lease as {@code lease.json} in the state directory, for the processes that share it. */
public final class FileLeaseStore implements LeaseStore {

  private final DocumentFile document;
  private final FileMutex mutex;

  /**
   * Names the place; no I/O.
   *
   * @param directory the state directory
   * @param deployment the deployment
   */
  public FileLeaseStore(StateDirectory directory, DeploymentName deployment) {
    this.document =
        new DocumentFile(
            AtomicFile.at(directory.security(deployment).resolve("lease.json")).withCopy(),
            Schema.first());
    this.mutex = FileMutex.at(directory.security(deployment).resolve("lease.lock"));
  }

  @Override
  public Optional<LeaseRecord> read() {
    try {
      return document.read(LeaseRecord.class);
    } catch (GeuseMakerException e) {
      if (e.failure() instanceof StateFailure.Damaged damaged) {
        throw new GeuseMakerException(
            new StateFailure.Damaged(damaged.file(), damaged.reason() + wayOut()), e);
      }
      throw e;
    }
  }

  private String wayOut() {
    return "; where no operation is at work on the deployment, remove it and "
        + document.path().getFileName()
        + ".bak";
  }

  @Override
  public boolean replace(Optional<LeaseRecord> expected, LeaseRecord next) {
    return mutex.holding(
        () -> {
          if (!read().equals(expected)) {
            return false;
          }
          document.write(next);
          return true;
        });
  }
}
