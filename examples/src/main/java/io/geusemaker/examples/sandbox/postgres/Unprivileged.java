package io.geusemaker.examples.sandbox.postgres;

import io.geusemaker.examples.sandbox.process.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run a program as someone other than root, which PostgreSQL insists on.
 *
 * @param prefix what stands before the command; nothing when this JVM does not run as root
 * @param owner whose the program's files must be; empty when they may stay ours
 */
record Unprivileged(List<String> prefix, String owner) {

  private static final String NOBODY = "65534:65534";

  private static final List<Unprivileged> WAYS =
      List.of(
          new Unprivileged(
              List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), NOBODY),
          new Unprivileged(List.of("runuser", "-u", "nobody", "--"), "nobody"),
          new Unprivileged(List.of("unshare", "-U"), ""));

  static Unprivileged ofThisMachine() {
    if (!Tool.run(List.of("id", "-u")).equals("0")) {
      return new Unprivileged(List.of(), "");
    }
    return WAYS.stream()
        .filter(Unprivileged::works)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "PostgreSQL refuses to run as root, and none of setpriv, runuser and unshare"
                        + " works here: start the sandbox as another user"));
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  void own(Path directory) {
    if (!owner.isEmpty()) {
      Tool.run(List.of("chown", "-R", owner, directory.toString()));
    }
  }

  private boolean works() {
    Tool.Outcome identity = Tool.attempt(command(List.of("id", "-u")));
    return identity.exitCode() == 0 && !identity.output().equals("0");
  }
}
