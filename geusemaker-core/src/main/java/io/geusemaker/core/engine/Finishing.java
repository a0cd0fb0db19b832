package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.Proof;
import io.geusemaker.core.engine.Intents.Intent;
import io.geusemaker.core.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Takes an operation that died to its end: what its steps have led to is made once more, and
 * proven.
 */
record Finishing(Session session, Intent intent, String operation) {

  /**
   * Proves the outcome, and keeps the result if that had not been done.
   *
   * @throws GeuseMakerException when the host is not as the operation was to leave it
   */
  List<Proof> prove() {
    long start = System.nanoTime();
    for (Step step : intent.prepared().steps()) {
      if (step.isRepeatedAtTheEnd()) {
        var ignored = step.apply(session.host());
      }
    }
    List<Proof> proofs = intent.prepared().evidence().allowingDeletions().collect(session.host());
    keepResult(Kinds.read(intent.kind(), intent.request()), proofs, start);
    return proofs;
  }

  private <T> void keepResult(ChangeKind<T> kind, List<Proof> proofs, long start) {
    if (session.results().find(operation, kind).isPresent()) {
      return;
    }
    Outcome outcome =
        new Outcome(
            operation,
            intent.plan(),
            intent.undoes(),
            intent.previous(),
            proofs,
            List.of(),
            Map.of(),
            Map.of(),
            (System.nanoTime() - start) / 1e9,
            session.roundTrips(),
            Instant.now());
    session.results().keep(operation, kind, kind.result(session, outcome));
  }
}
