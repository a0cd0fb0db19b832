package io.geusemaker.core.journal;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.files.IoReason;
import io.geusemaker.core.files.Uninterrupted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * The journal of an operation that is under way. What a call recorded is on disk when it returns,
 * also in a thread that was interrupted.
 *
 * <p>Every call throws {@link GeuseMakerException} with {@link StateFailure.NotWritable} when it
 * could not record; the journal is then as before and the call can be repeated. After an end has
 * been recorded every call throws {@link IllegalStateException}.
 */
public final class Journal implements AutoCloseable {

  private final Path path;
  private final HmacChain chain;
  private final Clock clock;
  private long length;
  private int next;
  private boolean ended;
  private boolean closed;

  private Journal(Path path, HmacChain chain, Clock clock, long length, int next) {
    this.path = path;
    this.chain = chain;
    this.clock = clock;
    this.length = length;
    this.next = next;
  }

  /** Goes on behind {@code length} bytes and {@code next} entries; what follows them is cut off. */
  static Journal open(Path path, HmacChain chain, Clock clock, long length, int next) {
    return new Journal(path, chain, clock, length, next);
  }

  /**
   * Where it is.
   *
   * @return an absolute path
   */
  public Path path() {
    return path;
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
    byte[] place = chain.place();
    JournalEntry entry = new JournalEntry(next, clock.instant(), type, step, code);
    byte[] line = line(chain, entry);
    try {
      if (closed) {
        throw new IOException("it was closed");
      }
      // A line that was cut short earlier, by a full disk or a death, makes room for this one.
      Uninterrupted.write(path, length, line);
    } catch (IOException e) {
      chain.returnTo(place);
      throw notWritable(path, e);
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

  private static GeuseMakerException notWritable(Path path, IOException e) {
    return new GeuseMakerException(
        new StateFailure.NotWritable(path.toString(), IoReason.of(e)), e);
  }
}
