package io.geusemaker.core.journal;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.files.IoReason;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * The journal of an operation that is under way. What a call recorded is on disk when it returns,
 * also in a thread that was interrupted.
 *
 * <p>Every call throws {@link GeuseMakerException} with {@link StateFailure.NotWritable} when it
 * could not record; the journal is then as before and the call can be repeated. In a store it
 * throws {@link OperationFailure.Superseded} when another has gone on with the journal since, and
 * what the store throws when it cannot be used. After an end has been recorded every call throws
 * {@link IllegalStateException}.
 */
public final class Journal implements AutoCloseable {

  private final JournalPlace place;
  private final HmacChain chain;
  private final Clock clock;
  private long length;
  private int next;
  private boolean ended;
  private boolean closed;

  private Journal(JournalPlace place, HmacChain chain, Clock clock, long length, int next) {
    this.place = place;
    this.chain = chain;
    this.clock = clock;
    this.length = length;
    this.next = next;
  }

  /** Goes on behind {@code length} bytes and {@code next} entries; what follows them is cut off. */
  static Journal open(JournalPlace place, HmacChain chain, Clock clock, long length, int next) {
    return new Journal(place, chain, clock, length, next);
  }

  /**
   * Where it is, for people.
   *
   * @return a path
   */
  public String place() {
    return place.path();
  }

  /**
   * Records that a step is about to act.
   *
   * @param step the step
   */
  public void stepBegan(String step) {
    append(EntryType.STEP_BEGAN, Optional.of(step), Optional.empty());
  }

  /**
   * Records that a step has acted and was verified.
   *
   * @param step the step
   */
  public void stepEnded(String step) {
    append(EntryType.STEP_ENDED, Optional.of(step), Optional.empty());
  }

  /**
   * Records that a step failed.
   *
   * @param step the step
   * @param code the failure's code
   */
  public void stepFailed(String step, String code) {
    append(EntryType.STEP_FAILED, Optional.of(step), Optional.of(code));
  }

  /**
   * Records that the undoing of a step is about to act.
   *
   * @param step the step
   */
  public void undoBegan(String step) {
    append(EntryType.UNDO_BEGAN, Optional.of(step), Optional.empty());
  }

  /**
   * Records that a step is undone.
   *
   * @param step the step
   */
  public void undoEnded(String step) {
    append(EntryType.UNDO_ENDED, Optional.of(step), Optional.empty());
  }

  /**
   * Records that a step could not be undone.
   *
   * @param step the step
   * @param code the failure's code
   */
  public void undoFailed(String step, String code) {
    append(EntryType.UNDO_FAILED, Optional.of(step), Optional.of(code));
  }

  /** Records the end: everything was done and proven. */
  public void committed() {
    append(EntryType.COMMITTED, Optional.empty(), Optional.empty());
  }

  /** Records the end: everything is as before. */
  public void undone() {
    append(EntryType.UNDONE, Optional.empty(), Optional.empty());
  }

  void resumed() {
    append(EntryType.RESUMED, Optional.empty(), Optional.empty());
  }

  /** From now on it records nothing. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  private synchronized void append(EntryType type, Optional<String> step, Optional<String> code) {
    if (ended) {
      throw new IllegalStateException("the end of this operation has been recorded");
    }
    byte[] before = chain.place();
    JournalEntry entry = new JournalEntry(next, clock.instant(), type, step, code);
    byte[] line = line(chain, entry);
    try {
      if (closed) {
        throw new IOException("it was closed");
      }
      // A line that was cut short earlier, by a full disk or a death, makes room for this one.
      place.write(length, line);
    } catch (IOException e) {
      chain.returnTo(before);
      throw new GeuseMakerException(new StateFailure.NotWritable(place.path(), IoReason.of(e)), e);
    } catch (GeuseMakerException e) {
      chain.returnTo(before);
      throw e;
    }
    length += line.length;
    next++;
    ended = type.isFinal();
  }

  static byte[] line(HmacChain chain, JournalEntry entry) {
    return ended(chain.link(JournalLine.bytes(JournalLine.tree(entry))));
  }

  static byte[] ended(byte[] line) {
    byte[] whole = Arrays.copyOf(line, line.length + 1);
    whole[line.length] = '\n';
    return whole;
  }
}
