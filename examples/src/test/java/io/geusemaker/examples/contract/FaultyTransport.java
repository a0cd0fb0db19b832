package io.geusemaker.examples.contract;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails one script of a session, before it starts or after it took effect. */
record FaultyTransport(Transport real, int scriptToFail, Moment moment, AtomicInteger scripts)
    implements Transport {

  /** When the fault strikes. */
  enum Moment {
    /** The script never starts. */
    BEFORE,
    /** The script runs to its end, and its reply is lost. */
    AFTER
  }

  FaultyTransport(Transport real, int scriptToFail, Moment moment) {
    this(real, scriptToFail, moment, new AtomicInteger());
  }

  @Override
  public HostSession connect() {
    HostSession session = real.connect();
    return new HostSession() {
      @Override
      public ScriptResult run(Script script) {
        boolean fails = scripts.incrementAndGet() == scriptToFail;
        if (fails && moment == Moment.BEFORE) {
          throw lost(script);
        }
        ScriptResult result = session.run(script);
        if (fails) {
          throw lost(script);
        }
        return result;
      }

      @Override
      public String host() {
        return session.host();
      }

      @Override
      public void close() {
        session.close();
      }
    };
  }

  private static GeuseMakerException lost(Script script) {
    return new GeuseMakerException(
        new HostFailure.ConnectionLost("the sandbox", script.name(), "a fault of the test"));
  }
}
