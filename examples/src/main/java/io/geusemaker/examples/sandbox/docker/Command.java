package io.geusemaker.examples.sandbox.docker;

/** One command that the stand-in understands. */
interface Command {

  /**
   * Runs it.
   *
   * @param call the call, the command's own words removed
   * @return the exit code
   * @throws DockerError when the real docker would end with a message
   */
  int run(Call call);
}
