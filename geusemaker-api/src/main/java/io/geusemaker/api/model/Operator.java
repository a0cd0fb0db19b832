package io.geusemaker.api.model;

/**
 * Who carries out an operation.
 *
 * @param user the user of the operating system
 * @param machine the name of the machine
 * @param process the process on that machine
 */
public record Operator(String user, String machine, long process) {

  /** One line: who and where. */
  @Override
  public String toString() {
    return OneLine.of("process " + process + " of user " + user + " on " + machine);
  }
}
