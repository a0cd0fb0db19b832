package io.geusemaker.examples.faults;

import io.geusemaker.examples.sandbox.registry.Fate;
import java.util.Optional;
import java.util.function.Function;

/** Lets one request to the registry go wrong, whoever asks. */
record FaultyRegistry(Faults faults) implements Function<String, Fate> {

  @Override
  public Fate apply(String request) {
    Optional<Fault> fault = faults.meet(Place.REGISTRY, nameInEveryRun(request));
    if (faults.isCut(Place.REGISTRY)) {
      return Fate.DROPPED;
    }
    if (fault.isEmpty()) {
      return Fate.ANSWERED;
    }
    faults.strike();
    return switch (fault.get()) {
      case FAIL_BEFORE -> Fate.REFUSED;
      case FAIL_AFTER -> Fate.CUT_SHORT;
      case CUT_BEFORE -> Fate.DROPPED;
      default -> Fate.ANSWERED;
    };
  }

  private static String nameInEveryRun(String request) {
    return request
        .replaceFirst("[?].*", "")
        .replaceFirst("sha256:[0-9a-f]+", "<digest>")
        .replaceFirst("manifests/[0-9.]+$", "manifests/<release>");
  }
}
