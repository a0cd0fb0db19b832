package io.geusemaker.core.lease;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to change a deployment, held by one operation at a time. It runs out two minutes after
 * its holder was last heard of; a thread of its own renews it until it is closed.
 *
 * <p>A holder that was paused for longer may have lost it without noticing: {@link #check()} before
 * every act.
 */
public final class Lease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final Acquisition acquisition;
  private final LeaseRecord acquired;
  private final Optional<LeaseRecord> previous;
  private final ScheduledExecutorService renewals;

  Lease(Acquisition acquisition, LeaseRecord acquired, Optional<LeaseRecord> previous) {
    this.acquisition = acquisition;
    this.acquired = acquired;
    this.previous = previous;
    this.renewals =
        Executors.newSingleThreadScheduledExecutor(
            action -> {
              Thread thread = new Thread(action, "geusemaker-lease-" + acquisition.deployment());
              thread.setDaemon(true);
              return thread;
            });
    long pause = acquisition.terms().renewEvery().toMillis();
    var unused = renewals.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lease on a deployment. One that is held by a process of this machine that has died,
   * or that has run out, is taken over.
   *
   * @param store where it is recorded
   * @param deployment what it is on
   * @param self who takes it: the process counts as the holder
   * @param operationId what for
   * @param patience how long to wait while it is held; zero not to wait
   * @param clock what time it is
   * @param notice hears in a phrase that another is waited for, and who was taken over and why
   * @return the lease, to be closed
   * @throws GeuseMakerException with {@link OperationFailure.Busy} when it is held, by another
   *     operation of this process too, {@link OperationFailure.Cancelled} when the thread is
   *     interrupted while it waits, and a {@link StateFailure} when the record cannot be used
   */
  public static Lease acquire(
      LeaseStore store,
      DeploymentName deployment,
      Operator self,
      String operationId,
      Duration patience,
      Clock clock,
      Consumer<String> notice) {
    return new Acquisition(store, deployment, self, operationId, LeaseTerms.STANDARD, clock, notice)
        .take(patience);
  }

  /**
   * Who holds the lease on a deployment now; takes nothing.
   *
   * @param store where it is recorded
   * @param self who asks
   * @param clock what time it is
   * @return empty when it is free, or its holder can no longer be at work
   * @throws GeuseMakerException with a {@link StateFailure} when the record cannot be used
   */
  public static Optional<LeaseRecord> holder(LeaseStore store, Operator self, Clock clock) {
    return store
        .read()
        .filter(record -> !record.released())
        .filter(record -> Staleness.of(record, self, store.isShared(), clock.instant()).isEmpty());
  }

  /**
   * Looks whether the lease is still held, and renews it when half its time is over.
   *
   * @throws GeuseMakerException with {@link OperationFailure.Superseded} when it is not, with
   *     {@link StateFailure.Damaged} when that cannot be told
   */
  public synchronized void check() {
    Optional<LeaseRecord> stored = acquisition.store().read();
    LeaseRecord ours = stored.filter(acquired::sameHolding).orElseThrow(() -> superseded(stored));
    Duration left = Duration.between(acquisition.clock().instant(), ours.expires());
    if (left.multipliedBy(2).compareTo(acquisition.terms().timeToLive()) < 0) {
      renew();
    }
  }

  private GeuseMakerException superseded(Optional<LeaseRecord> stored) {
    return new GeuseMakerException(
        new OperationFailure.Superseded(
            acquisition.deployment().value(),
            acquisition.operationId(),
            stored.map(LeaseRecord::holder).orElse("someone who removed its lease")));
  }

  /** A renewal that fails is left to the next; one that finds another's record writes nothing. */
  synchronized void renew() {
    try {
      Optional<LeaseRecord> stored = acquisition.store().read();
      if (stored.filter(acquired::sameHolding).isEmpty()) {
        LOG.warn("The lease {} on {} was lost.", acquired.token(), acquisition.deployment());
        renewals.shutdown();
        return;
      }
      acquisition
          .store()
          .replace(
              stored,
              acquired.until(acquisition.clock().instant().plus(acquisition.terms().timeToLive())));
    } catch (RuntimeException e) {
      LOG.warn("The lease on {} was not renewed: {}", acquisition.deployment(), e.getMessage());
    }
  }

  /**
   * The number of this acquisition.
   *
   * @return one or more, higher than that of every earlier holder
   */
  public long fence() {
    return acquired.fence();
  }

  /**
   * Who holds it: this.
   *
   * @return the record as it was when the lease was acquired
   */
  public LeaseRecord record() {
    return acquired;
  }

  /**
   * Whether the holder before did not give it back.
   *
   * @return whether {@link #previous()} is there
   */
  public boolean isTakeover() {
    return previous.isPresent();
  }

  /**
   * The holder that it was taken over from, whose operation may be unfinished.
   *
   * @return empty when it was free
   */
  public Optional<LeaseRecord> previous() {
    return previous;
  }

  /**
   * Gives it back, if it is still held; whoever took over keeps it. When that cannot be recorded it
   * runs out by itself.
   */
  @Override
  public synchronized void close() {
    renewals.shutdown();
    try {
      Optional<LeaseRecord> stored = acquisition.store().read();
      stored
          .filter(acquired::sameHolding)
          .ifPresent(ours -> acquisition.store().replace(stored, ours.givenBack()));
    } catch (RuntimeException e) {
      LOG.warn("The lease on {} was not given back: {}", acquisition.deployment(), e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "lease " + acquired.token() + " on " + acquisition.deployment();
  }
}
