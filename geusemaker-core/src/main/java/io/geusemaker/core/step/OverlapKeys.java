package io.geusemaker.core.step;

import io.geusemaker.core.host.ScriptRunner;
import java.util.List;

/**
 * Lets a service accept its old and its new secret together while those who use it follow: files
 * that name both, and the service recreated with them. Undoing puts every byte back and lets the
 * service and its users follow.
 *
 * @param layout the compose project
 * @param files the files, and everybody who has to follow them back
 * @param service the service
 * @param startSeconds how long it may take until it is up
 * @param expectations what its container must have in its environment
 */
public record OverlapKeys(
    HostLayout layout,
    WriteFiles files,
    String service,
    int startSeconds,
    List<Restarts.Expectation> expectations)
    implements Step {

  /** Its stable name. */
  public static final String ID = "keys.overlap";

  /** Copies the list. */
  public OverlapKeys {
    expectations = List.copyOf(expectations);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return describe(service);
  }

  /**
   * What it does.
   *
   * @param service the service
   * @return a phrase
   */
  public static String describe(String service) {
    return "let " + service + " accept the old and the new key together";
  }

  @Override
  public Applied apply(ScriptRunner host) {
    Restarts restarts = new Restarts(List.of(service), startSeconds);
    return Applied.of(
        host.run(
            files.on(
                restarts.follow(layout, description(), files.commands(), expectations), true)));
  }

  @Override
  public void undo(ScriptRunner host) {
    files.undo(host);
  }

  /** In a file that somebody else has changed only the lines that this step had changed. */
  @Override
  public void undoAround(ScriptRunner host) {
    files.undoAround(host);
  }
}
