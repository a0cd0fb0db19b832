package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Transport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the command line inside the test, with or without a terminal. */
final class Shell {

  final FakeEngine engine = new FakeEngine();
  final FakeSignals signals = new FakeSignals();
  private final Map<String, String> environment = new TreeMap<>();
  private Optional<Deque<String>> typed = Optional.empty();
  private Runnable before = () -> {};
  private int width = 100;

  /** How a command ended and what it printed. */
  record Run(int exit, String out, String err) {
    String everything() {
      return out + err;
    }
  }

  /** A transport that only knows where it would lead. */
  record FakeTransport(URI connection) implements Transport {
    @Override
    public HostSession connect() {
      throw new AssertionError("the command line connects to nothing by itself");
    }
  }

  /** Sits a person at a terminal who types these lines and then ends the input. */
  Shell typing(String... lines) {
    typed = Optional.of(new ArrayDeque<>(List.of(lines)));
    return this;
  }

  /** Sits a person there to whom something happens before the first line is typed. */
  Shell typingAfter(Runnable event, String... lines) {
    before = event;
    return typing(lines);
  }

  Shell wide(int columns) {
    width = columns;
    return this;
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new Commands(
                new Surroundings(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    typed.map(lines -> new Terminal(() -> next(lines), width)),
                    environment,
                    name -> Deployment.of(name).by(engine),
                    FakeTransport::new,
                    signals))
            .run(arguments);
    return new Run(exit, steady(out), steady(err));
  }

  private @Nullable String next(Deque<String> lines) {
    before.run();
    before = () -> {};
    return lines.pollFirst();
  }

  /** Replaces the time that work without events of its own really took. */
  private static String steady(StringWriter text) {
    return text.toString()
        .replaceAll("((?:Look at|Recover) \\S+ \\.\\.\\. \\D+)\\d+\\.\\d s", "$10.0 s");
  }
}
