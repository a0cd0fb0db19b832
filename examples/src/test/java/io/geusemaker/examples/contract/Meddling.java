package io.geusemaker.examples.contract;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A way to a host on which a test has its say about every script.
 *
 * @param real the way
 * @param meddler runs each script, or does not
 */
record Meddling(Transport real, Meddler meddler) implements Transport {

  /** What is done instead of running a script. */
  interface Meddler {
    ScriptResult run(Script script, HostSession real);
  }

  /** When something strikes. */
  enum Moment {
    /** The script never starts. */
    BEFORE,
    /** The script runs to its end, and its reply is lost. */
    AFTER
  }

  /** The connection is lost at a script, counted from one over all sessions. */
  static Meddling cutOff(Transport real, int at, Moment moment) {
    return striking(real, at, moment, Meddling::lost);
  }

  /** Everything dies at a script, counted from one over all sessions. */
  static Meddling dying(Transport real, int at, Moment moment) {
    return striking(
        real,
        at,
        moment,
        script -> {
          throw new Died();
        });
  }

  private static Meddling striking(
      Transport real, int at, Moment moment, Function<Script, RuntimeException> strike) {
    AtomicInteger scripts = new AtomicInteger();
    return new Meddling(
        real,
        (script, host) -> {
          boolean strikes = scripts.incrementAndGet() == at;
          if (strikes && moment == Moment.BEFORE) {
            throw strike.apply(script);
          }
          ScriptResult result = host.run(script);
          if (strikes) {
            throw strike.apply(script);
          }
          return result;
        });
  }

  static RuntimeException lost(Script script) {
    return new GeuseMakerException(
        new HostFailure.ConnectionLost("the host", script.name(), "a fault of the test"));
  }

  @Override
  public HostSession connect() {
    return new Session(real.connect(), meddler);
  }

  private record Session(HostSession real, Meddler meddler) implements HostSession {

    @Override
    public ScriptResult run(Script script) {
      return meddler.run(script, real);
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
