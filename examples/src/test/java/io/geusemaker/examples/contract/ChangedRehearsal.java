package io.geusemaker.examples.contract;

import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import java.util.function.UnaryOperator;

/**
 * A way to the host on which a rehearsal runs another script than the one that was meant.
 *
 * @param real the way
 * @param change what is changed
 * @param dies whether everything dies with the script
 */
record ChangedRehearsal(Transport real, UnaryOperator<Script> change, boolean dies)
    implements Transport {

  /** What a kill looks like from inside. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  static ChangedRehearsal by(Transport real, UnaryOperator<Script> change) {
    return new ChangedRehearsal(real, change, false);
  }

  /** The script is killed as soon as a candidate runs, and so is who waits for it. */
  static ChangedRehearsal thatDiesWithCandidates(Transport real) {
    return new ChangedRehearsal(
        real,
        script ->
            script.preceding(
                "docker() { command docker \"$@\"; code=$?;"
                    + " case \"$1 $2\" in 'run -d') kill -KILL $$ ;; esac; return $code; }"),
        true);
  }

  @Override
  public HostSession connect() {
    return new Session(real.connect(), this);
  }

  private record Session(HostSession real, ChangedRehearsal changed) implements HostSession {

    @Override
    public ScriptResult run(Script script) {
      if (!script.name().startsWith("rehearse ")) {
        return real.run(script);
      }
      ScriptResult result = real.run(changed.change().apply(script));
      if (changed.dies()) {
        throw new Died();
      }
      return result;
    }

    @Override
    public String host() {
      return real.host();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
