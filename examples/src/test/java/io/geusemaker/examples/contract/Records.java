package io.geusemaker.examples.contract;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.crypto.Sealers;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.journal.JournalFiles;
import io.geusemaker.core.state.CredentialStore;
import io.geusemaker.core.state.CredentialVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a state directory has on record about a deployment.
 *
 * @param directory the state directory
 * @param name the deployment
 */
record Records(Path directory, String name) {

  static final CredentialId DATABASE = new CredentialId("postgres", "password");
  static final CredentialId OWNER = new CredentialId("n8n", "owner-password");

  /** What is recorded as current. */
  Map<CredentialId, String> current() {
    Map<CredentialId, String> current = new TreeMap<>();
    for (CredentialId id : List.of(DATABASE, OWNER)) {
      store().current(id).ifPresent(secret -> current.put(id, clear(secret)));
    }
    return current;
  }

  /** Every secret on record, whatever its stage. */
  Set<String> all(CredentialId id) {
    Set<String> all = new TreeSet<>();
    CredentialStore store = store();
    for (CredentialVersion version : store.history(id)) {
      store.version(id, version.version()).ifPresent(secret -> all.add(clear(secret)));
    }
    return all;
  }

  /** Credentials of which a next version waits. */
  List<CredentialId> pending() {
    return List.of(DATABASE, OWNER).stream().filter(id -> store().pending(id).isPresent()).toList();
  }

  /** Operations that did not end. */
  List<String> unfinished() {
    return JournalFiles.unfinished(
        state().records(Optional.empty()).folder(name).folder("journal"));
  }

  private StateDirectory state() {
    return new StateDirectory(directory);
  }

  private CredentialStore store() {
    return CredentialStore.of(
        state().records(Optional.empty()).folder(name),
        new DeploymentName(name),
        Sealers.open(StateKey.keyset(), directory, new DeploymentName(name)),
        Clock.systemUTC());
  }

  private static String clear(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }
}
