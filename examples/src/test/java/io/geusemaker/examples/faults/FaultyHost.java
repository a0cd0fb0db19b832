package io.geusemaker.examples.faults;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A way to the host on which one interaction goes wrong. */
record FaultyHost(Transport real, Faults faults) implements Transport {

  private static final Duration SOON = Duration.ofMillis(300);

  /** Releases and ports, which are others in every run. */
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)+(:\\d+)?");

  @Override
  public HostSession connect() {
    Optional<Fault> fault = faults.meet(Place.CONNECT, "connect");
    if (fault.isPresent()) {
      faults.strike();
      throw new GeuseMakerException(new HostFailure.Unreachable("the host", "a fault of the test"));
    }
    return new Session(real.connect(), faults);
  }

  private record Session(HostSession real, Faults faults) implements HostSession {

    @Override
    public ScriptResult run(Script script) {
      Optional<Fault> fault = faults.meet(Place.HOST, nameInEveryRun(script));
      if (faults.isCut(Place.HOST)) {
        throw lost(script);
      }
      if (fault.isEmpty()) {
        return real.run(script);
      }
      if (fault.get().strikesAfter()) {
        real.run(script);
      }
      faults.strike();
      if (fault.get() == Fault.HANG_BEFORE || fault.get() == Fault.HANG_AFTER) {
        return real.run(Script.of(script.name(), "sleep 60").limit(SOON));
      }
      throw lost(script);
    }

    private static String nameInEveryRun(Script script) {
      return NUMBERS.matcher(script.name()).replaceAll("*");
    }

    private static GeuseMakerException lost(Script script) {
      return new GeuseMakerException(
          new HostFailure.ConnectionLost("the host", script.name(), "a fault of the test"));
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
