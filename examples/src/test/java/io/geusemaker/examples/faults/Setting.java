package io.geusemaker.examples.faults;

/**
 * Where a scene plays.
 *
 * @param records where its records are
 * @param way how its host is reached
 */
record Setting(Keeping.Kind records, Way.Kind way) {

  static final Setting USUAL = new Setting(Keeping.Kind.FILES, Way.Kind.DIRECT);
}
