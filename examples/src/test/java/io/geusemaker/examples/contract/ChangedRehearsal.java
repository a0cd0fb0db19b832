package io.geusemaker.examples.contract;

import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.Transport;
import java.util.function.UnaryOperator;

/** Ways to the host on which a rehearsal runs another script than the one that was meant. */
final class ChangedRehearsal {

  private ChangedRehearsal() {}

  static Meddling by(Transport real, UnaryOperator<Script> change) {
    return new Meddling(
        real, (script, host) -> host.run(isOne(script) ? change.apply(script) : script));
  }

  /** The script is killed as soon as a candidate runs, and so is who waits for it. */
  static Meddling thatDiesWithCandidates(Transport real) {
    return new Meddling(
        real,
        (script, host) -> {
          if (!isOne(script)) {
            return host.run(script);
          }
          host.run(
              script.preceding(
                  "docker() { command docker \"$@\"; code=$?;"
                      + " case \"$1 $2\" in 'run -d') kill -KILL $$ ;; esac; return $code; }"));
          throw new Died();
        });
  }

  private static boolean isOne(Script script) {
    return script.name().startsWith("rehearse ");
  }
}
