package io.geusemaker.examples.faults;

/**
 * One interaction of an operation.
 *
 * @param place with whom
 * @param name what for, the same in every run
 * @param occurrence how many of that name there have been, from one
 */
record Interaction(Place place, String name, int occurrence) {

  @Override
  public String toString() {
    return place.text() + ": " + name + " #" + occurrence;
  }
}
