package io.geusemaker.examples.contract;

import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends everything at a script of a session, before it starts or after it took effect. */
record DyingTransport(Transport real, int at, boolean ran, AtomicInteger scripts)
    implements Transport {

  DyingTransport(Transport real, int at, boolean ran) {
    this(real, at, ran, new AtomicInteger());
  }

  /** What a kill looks like from inside: nothing of the library runs any more. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public HostSession connect() {
    HostSession session = real.connect();
    return new HostSession() {
      @Override
      public ScriptResult run(Script script) {
        boolean last = scripts.incrementAndGet() == at;
        if (last && !ran) {
          throw new Died();
        }
        ScriptResult result = session.run(script);
        if (last) {
          throw new Died();
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
}
