package io.geusemaker.examples.sandbox.registry;

/** What becomes of a request. */
public enum Fate {
  /** It is answered. */
  ANSWERED,
  /** The answer is 503. */
  REFUSED,
  /** The connection is closed in the middle of the answer. */
  CUT_SHORT,
  /** The connection is closed without an answer. */
  DROPPED
}
