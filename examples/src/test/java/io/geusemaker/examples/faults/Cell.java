package io.geusemaker.examples.faults;

/**
 * One cell of the matrix.
 *
 * @param operation what is under way
 * @param interaction where it is struck
 * @param fault by what
 */
record Cell(Operation operation, Interaction interaction, Fault fault) {

  /** Its name, to run it alone. */
  String id() {
    return operation.name() + " | " + interaction + " | " + fault.text();
  }
}
