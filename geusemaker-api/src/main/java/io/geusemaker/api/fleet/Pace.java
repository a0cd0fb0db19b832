package io.geusemaker.api.fleet;

/**
 * How fast a fleet is gone through, and when not to go on.
 *
 * @param canary how many go first, of which none may fail
 * @param concurrency how many are at work at a time
 * @param errors how many of the others may fail before no more are begun
 */
record Pace(int canary, Share concurrency, Share errors) {

  private static final String CANARY = "canary";
  private static final String CONCURRENCY = "max concurrency";
  private static final String ERRORS = "max errors";

  /** One first, then ten at a time, until one fails. */
  static Pace careful() {
    return new Pace(1, new Share(10, false), new Share(0, false));
  }

  Pace canary(int number) {
    return new Pace(Share.number(CANARY, number).number(), concurrency, errors);
  }

  Pace concurrency(int number) {
    return new Pace(canary, Share.number(CONCURRENCY, number).atLeastOne(CONCURRENCY), errors);
  }

  Pace concurrency(String share) {
    return new Pace(canary, Share.parse(CONCURRENCY, share).atLeastOne(CONCURRENCY), errors);
  }

  Pace errors(int number) {
    return new Pace(canary, concurrency, Share.number(ERRORS, number));
  }

  Pace errors(String share) {
    return new Pace(canary, concurrency, Share.parse(ERRORS, share));
  }

  /** How many of so many may be at work at a time: one always. */
  int atATime(int all) {
    return Math.max(1, concurrency.of(all));
  }

  @Override
  public String toString() {
    return canary + " first, then " + concurrency + " at a time, up to " + errors + " errors";
  }
}
