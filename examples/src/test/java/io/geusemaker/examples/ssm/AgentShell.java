package io.geusemaker.examples.ssm;

import java.util.List;
import java.util.Map;

/** Starts processes on the host as its root. */
@FunctionalInterface
public interface AgentShell {

  /**
   * Starts a process.
   *
   * @param command the program and its arguments
   * @param environment further environment variables
   * @return the process
   */
  Process start(List<String> command, Map<String, String> environment);
}
