package io.geusemaker.core.lease;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.util.Optional;

/**
 * Where the lease on one deployment is recorded. An interface so that a test can stand between.
 *
 * <p>What was replaced is durable when the call returns, and seen by whoever reads afterwards.
 */
public interface LeaseStore {

  /**
   * The record as it is now.
   *
   * @return empty when the deployment was never leased
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when it cannot be used: neither
   *     is it known then that anyone holds the lease nor that no one does
   */
  Optional<LeaseRecord> read();

  /**
   * Whether several machines are meant to use it. Machines can have the same name, so a process
   * that is not there may be one of another machine: a holder is then gone only when its time is
   * over.
   *
   * @return whether they are
   */
  boolean isShared();

  /**
   * Replaces the record, unless someone else did since it was read. However many try at once, one
   * succeeds.
   *
   * @param expected what was read
   * @param next what is to be there
   * @return whether it was replaced; nothing was written when not
   * @throws GeuseMakerException as {@link #read()}, and with {@link StateFailure.NotWritable}
   */
  boolean replace(Optional<LeaseRecord> expected, LeaseRecord next);
}
