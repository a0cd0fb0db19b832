package io.geusemaker.examples.faults;

import static io.geusemaker.examples.faults.Fault.CUT_BEFORE;
import static io.geusemaker.examples.faults.Fault.FAIL_AFTER;
import static io.geusemaker.examples.faults.Fault.FAIL_BEFORE;
import static io.geusemaker.examples.faults.Fault.KILL_AFTER;
import static io.geusemaker.examples.faults.Fault.KILL_BEFORE;
import static io.geusemaker.examples.faults.Fault.TORN_AT_ONCE;
import static io.geusemaker.examples.faults.Fault.TORN_BEFORE_THE_LAST;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** With whom an operation interacts. */
enum Place {
  /** The connection to the host is made. */
  CONNECT,
  /** A script runs on the host. */
  HOST,
  /** A registry is asked, by the operation itself or by docker on the host. */
  REGISTRY,
  /** A name comes, goes or changes in the state directory. */
  CHANGE,
  /** Bytes are written to a file in the state directory. */
  WRITE,
  /** Something is read in the state directory. */
  READ;

  /** What can go wrong here; who is killed before a change is killed after the one before it. */
  Set<Fault> faults() {
    return switch (this) {
      case CONNECT -> EnumSet.of(FAIL_BEFORE, KILL_BEFORE);
      case HOST -> EnumSet.range(FAIL_BEFORE, KILL_AFTER);
      // One that does not answer at all is waited for half a minute; tests of its client do that.
      case REGISTRY -> EnumSet.of(FAIL_BEFORE, FAIL_AFTER, CUT_BEFORE, KILL_BEFORE);
      case CHANGE -> EnumSet.of(FAIL_BEFORE, FAIL_AFTER, CUT_BEFORE, KILL_AFTER);
      case WRITE -> {
        EnumSet<Fault> all = EnumSet.range(TORN_AT_ONCE, TORN_BEFORE_THE_LAST);
        all.addAll(CHANGE.faults());
        yield all;
      }
      case READ -> EnumSet.of(FAIL_BEFORE);
    };
  }

  /** The disk is one: when it is full, neither names nor bytes get onto it. */
  boolean isCutWith(Place other) {
    return this == other || (isOnDisk() && other.isOnDisk());
  }

  private boolean isOnDisk() {
    return this == CHANGE || this == WRITE;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
