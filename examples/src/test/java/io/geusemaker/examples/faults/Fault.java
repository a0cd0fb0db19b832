package io.geusemaker.examples.faults;

import java.util.Locale;

/** What goes wrong at an interaction, before it took effect, after or halfway. */
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
  KILL_AFTER,
  /** The JVM is killed before the first byte of a write is on disk; the file is open for it. */
  TORN_AT_ONCE,
  /** The JVM is killed when one byte of a write is on disk. */
  TORN_AFTER_A_BYTE,
  /** The JVM is killed when half of a write is on disk. */
  TORN_HALFWAY,
  /** The JVM is killed when all but the last byte of a write is on disk. */
  TORN_BEFORE_THE_LAST;

  boolean kills() {
    return this == KILL_BEFORE || this == KILL_AFTER || tears();
  }

  boolean tears() {
    return this == TORN_AT_ONCE
        || this == TORN_AFTER_A_BYTE
        || this == TORN_HALFWAY
        || this == TORN_BEFORE_THE_LAST;
  }

  /** How many bytes of a write get to the disk. */
  int kept(int length) {
    return switch (this) {
      case TORN_AT_ONCE -> 0;
      case TORN_AFTER_A_BYTE -> Math.min(1, length);
      case TORN_HALFWAY -> length / 2;
      case TORN_BEFORE_THE_LAST -> Math.max(0, length - 1);
      default -> strikesAfter() ? length : 0;
    };
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
