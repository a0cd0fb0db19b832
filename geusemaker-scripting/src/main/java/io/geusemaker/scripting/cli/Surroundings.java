package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.core.engine.Transports;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything around one run of the command line.
 *
 * @param out standard output
 * @param err standard error
 * @param terminal the person at the other end, when there is one
 * @param environment environment variables
 * @param deployments makes the handle for a name
 * @param transports makes the transport for a connection
 * @param signals who may interrupt
 */
record Surroundings(
    PrintWriter out,
    PrintWriter err,
    Optional<Terminal> terminal,
    Map<String, String> environment,
    Function<String, Deployment> deployments,
    Function<URI, Transport> transports,
    Signals signals) {

  static Surroundings ofProcess() {
    return new Surroundings(
        writer(System.out, "stdout.encoding"),
        writer(System.err, "stderr.encoding"),
        Terminal.ofProcess(),
        System.getenv(),
        Deployment::of,
        Transports::over,
        new ProcessSignals());
  }

  /** The property for one stream is there since Java 19, the one for both since Java 17. */
  private static PrintWriter writer(PrintStream stream, String encoding) {
    String charset = System.getProperty(encoding, System.getProperty("native.encoding", "UTF-8"));
    return new PrintWriter(stream, true, Charset.forName(charset));
  }

  boolean dumbTerminal() {
    return "dumb".equals(environment.get("TERM"));
  }

  /** Whether standard output may be coloured. */
  boolean colours() {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    return coloursForced()
        || (terminal.isPresent() && !dumbTerminal() && !"0".equals(environment.get("CLICOLOR")));
  }

  /** Whether colours are wanted wherever output goes, even into a pipe. */
  boolean coloursForced() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"0".equals(environment.getOrDefault("CLICOLOR_FORCE", "0"));
  }
}
