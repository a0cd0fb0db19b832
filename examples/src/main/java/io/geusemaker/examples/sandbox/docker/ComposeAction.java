package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.compose.Project;

/** One command of compose. */
interface ComposeAction {

  /**
   * Runs it.
   *
   * @param project the project, resolved from its files as they are now
   * @param call the call, everything up to the command's name removed
   * @return the exit code
   */
  int run(Project project, Call call);
}
