package io.geusemaker.core.state;

import io.geusemaker.api.model.CredentialId;
import java.util.Map;
import java.util.TreeMap;

/**
 * The credentials of a deployment as they are in the file.
 *
 * @param deployment the deployment
 * @param credentials the history of each
 */
record CredentialBook(String deployment, Map<CredentialId, CredentialHistory> credentials) {

  CredentialBook {
    credentials = new TreeMap<>(credentials);
  }

  CredentialHistory history(CredentialId id) {
    return credentials.getOrDefault(id, CredentialHistory.empty());
  }

  CredentialBook with(CredentialId id, CredentialHistory history) {
    Map<CredentialId, CredentialHistory> changed = new TreeMap<>(credentials);
    changed.put(id, history);
    return new CredentialBook(deployment, changed);
  }

  CredentialBook keeping(int versions) {
    Map<CredentialId, CredentialHistory> pruned = new TreeMap<>();
    credentials.forEach((id, history) -> pruned.put(id, history.keeping(versions)));
    return new CredentialBook(deployment, pruned);
  }

  /** The version of each credential that has one in a stage. */
  Map<CredentialId, Integer> versions(CredentialStage stage) {
    Map<CredentialId, Integer> versions = new TreeMap<>();
    credentials.forEach(
        (id, history) ->
            history.first(stage).ifPresent(found -> versions.put(id, found.version())));
    return versions;
  }
}
