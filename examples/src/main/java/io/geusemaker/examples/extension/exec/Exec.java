package io.geusemaker.examples.extension.exec;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import java.time.Duration;
import java.util.List;

/**
 * The way to a host through a program. The command to run there is put behind the program's own
 * arguments, one by one: a program that has the words parsed by a shell once more, as {@code ssh}
 * does, is none for this.
 *
 * @param program the program and its arguments
 */
public record Exec(List<String> program) implements Transport {

  private static final int NAME_LENGTH = 60;
  private static final Script PROBE =
      Script.of("find out what may run", "id -u; command -v timeout >/dev/null || echo missing")
          .limit(Duration.ofSeconds(20));

  /**
   * Copies the words.
   *
   * @throws IllegalArgumentException when there is none, or an empty one
   */
  public Exec {
    program = List.copyOf(program);
    if (program.isEmpty() || program.contains("")) {
      throw new IllegalArgumentException("a program has to be named, and no word may be empty");
    }
  }

  /**
   * Through a program on this machine.
   *
   * @param words the program and its arguments
   * @return the transport
   * @throws IllegalArgumentException when there is none, or an empty one
   */
  public static Exec through(String... words) {
    return new Exec(List.of(words));
  }

  @Override
  public HostSession connect() {
    ExecSession session = new ExecSession(program, toString());
    ScriptResult probe = session.run(PROBE);
    if (!probe.succeeded()) {
      throw new GeuseMakerException(
          new HostFailure.Unreachable(session.host(), probe.stderr().strip()));
    }
    if (!probe.stdout().startsWith("0\n")) {
      throw new GeuseMakerException(
          new HostFailure.PrivilegeMissing(session.host(), "user " + probe.stdout().strip()));
    }
    if (probe.stdout().contains("missing")) {
      throw new GeuseMakerException(new HostFailure.CommandMissing(session.host(), "timeout"));
    }
    return session;
  }

  /** One line: the program, cut short. */
  @Override
  public String toString() {
    String words = String.join(" ", program).replace('\n', ' ');
    return words.length() <= NAME_LENGTH ? words : words.substring(0, NAME_LENGTH - 1) + "…";
  }
}
