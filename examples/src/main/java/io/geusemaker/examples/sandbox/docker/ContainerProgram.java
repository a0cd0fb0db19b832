package io.geusemaker.examples.sandbox.docker;

import java.util.Map;

/** A program that can be run in a container. */
interface ContainerProgram {

  /**
   * Runs it.
   *
   * @param container the container
   * @param environment what its environment variables are
   * @param call the call, whose arguments are the program's
   * @return the exit code
   */
  int run(Container container, Map<String, String> environment, Call call);
}
