package io.geusemaker.examples.faults;

import java.util.Locale;

/** What goes wrong at an interaction, before it took effect or after. */
enum Fault {
  /** It does not take place, and says so. */
  FAIL_BEFORE,
  /** It took effect, and its reply is lost. */
  FAIL_AFTER,
  /** The host does nothing until the time limit. */
  HANG_BEFORE,
  /** The host has done everything, and then nothing until the time limit. */
  HANG_AFTER,
  /** From here on nothing works: the connection is cut, or the disk is full. */
  CUT_BEFORE,
  /** It took effect, then the connection is cut. */
  CUT_AFTER,
  /** The JVM is killed. */
  KILL_BEFORE,
  /** It took effect, then the JVM is killed. */
  KILL_AFTER;

  boolean kills() {
    return this == KILL_BEFORE || this == KILL_AFTER;
  }

  boolean cuts() {
    return this == CUT_BEFORE || this == CUT_AFTER;
  }

  boolean strikesAfter() {
    return this == FAIL_AFTER || this == HANG_AFTER || this == CUT_AFTER || this == KILL_AFTER;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
