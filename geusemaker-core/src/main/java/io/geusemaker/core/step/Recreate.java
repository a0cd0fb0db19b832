package io.geusemaker.core.step;

import io.geusemaker.core.host.ScriptRunner;
import java.util.List;

/**
 * Recreates the containers that read a changed value and waits until they are up. There is nothing
 * to undo: containers follow the files when these are put back.
 *
 * @param layout the compose project
 * @param restarts what is recreated
 * @param expectations what the new containers must have in their environment
 */
public record Recreate(
    HostLayout layout, Restarts restarts, List<Restarts.Expectation> expectations) implements Step {

  @Override
  public String id() {
    return "containers.recreate";
  }

  @Override
  public String description() {
    return "recreate " + String.join(", ", restarts.services());
  }

  @Override
  public Applied apply(ScriptRunner host) {
    return Applied.of(host.run(restarts.follow(layout, description(), "", expectations)));
  }

  @Override
  public boolean isRepeatedAtTheEnd() {
    return true;
  }

  @Override
  public void undo(ScriptRunner host) {}
}
