package io.geusemaker.examples.faults;

import static io.geusemaker.examples.faults.Fault.CUT_BEFORE;
import static io.geusemaker.examples.faults.Fault.FAIL_AFTER;
import static io.geusemaker.examples.faults.Fault.FAIL_BEFORE;
import static io.geusemaker.examples.faults.Fault.KILL_AFTER;
import static io.geusemaker.examples.faults.Fault.KILL_BEFORE;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** With whom an operation interacts. */
enum Place {
  /** The connection to the host is made. */
  CONNECT,
  /** A script runs on the host. */
  HOST,
  /** Something changes in the state directory. */
  WRITE,
  /** Something is read in the state directory. */
  READ;

  /** What can go wrong here; who is killed before a change is killed after the one before it. */
  Set<Fault> faults() {
    return switch (this) {
      case CONNECT -> EnumSet.of(FAIL_BEFORE, KILL_BEFORE);
      case HOST -> EnumSet.allOf(Fault.class);
      case WRITE -> EnumSet.of(FAIL_BEFORE, FAIL_AFTER, CUT_BEFORE, KILL_AFTER);
      case READ -> EnumSet.of(FAIL_BEFORE);
    };
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
