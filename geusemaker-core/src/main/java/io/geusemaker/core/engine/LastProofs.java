package io.geusemaker.core.engine;

import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.LastProof;
import io.geusemaker.api.model.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was last proven of each credential, as the results on record tell.
 *
 * @param byCredential the latest proof of each
 */
record LastProofs(Map<String, LastProof> byCredential) {

  static LastProofs of(List<HistoryEntry> latestFirst, Results results) {
    Map<String, LastProof> latest = new HashMap<>();
    for (HistoryEntry entry : latestFirst) {
      boolean tells =
          entry.outcome() == HistoryEntry.Outcome.COMMITTED
              && !latest.keySet().containsAll(entry.credentials());
      if (tells) {
        for (Proof proof : results.proofs(entry.operationId())) {
          latest.putIfAbsent(
              proof.credential(),
              LastProof.of(proof, entry.endedAt().orElse(entry.startedAt()), entry.operationId()));
        }
      }
    }
    return new LastProofs(latest);
  }

  List<CredentialStatus> on(List<CredentialStatus> credentials) {
    return credentials.stream()
        .map(one -> one.proven(Optional.ofNullable(byCredential.get(one.credential()))))
        .toList();
  }
}
