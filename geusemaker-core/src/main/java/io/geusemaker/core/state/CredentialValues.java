package io.geusemaker.core.state;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.api.spi.VaultVersions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is recorded of a secret: its ciphertext or, where a vault keeps it, the reference to it,
 * which is sealed just so and cannot be moved to another credential or version either.
 */
final class CredentialValues {

  private static final String REFERENCE = "vault:";

  private final CredentialCipher cipher;
  private final Optional<CredentialVault> vault;
  private final Map<CredentialId, CredentialHistory> arranged = new ConcurrentHashMap<>();

  private CredentialValues(CredentialCipher cipher, Optional<CredentialVault> vault) {
    this.cipher = cipher;
    this.vault = vault;
  }

  static CredentialValues inRecords(CredentialCipher cipher) {
    return new CredentialValues(cipher, Optional.empty());
  }

  /** Secrets go to a vault from now on; ciphertexts that are there already are still opened. */
  CredentialValues in(CredentialVault chosen) {
    return new CredentialValues(cipher, Optional.of(chosen));
  }

  /** What is to be recorded of a secret, which is durable in the vault if there is one. */
  String keep(CredentialId id, int version, Secret secret) {
    return vault
        .map(place -> keep(place, id, version, secret))
        .orElseGet(() -> cipher.seal(id, version, secret));
  }

  /** Reads back what it put: a vault that does not give it back must not be relied on. */
  private String keep(CredentialVault place, CredentialId id, int version, Secret secret) {
    String reference = place.put(cipher.deployment(), id, version, secret);
    try (Secret kept = place.get(cipher.deployment(), id, reference);
        Secret text = Secret.of(reference)) {
      if (!kept.sameAs(secret)) {
        throw new GeuseMakerException(
            new StateFailure.NotWritable(
                reference, "the vault does not give back what it was given"));
      }
      return REFERENCE + cipher.seal(id, version, text);
    }
  }

  Secret open(CredentialId id, int version, String recorded) {
    if (!recorded.startsWith(REFERENCE)) {
      return cipher.open(id, version, recorded);
    }
    CredentialVault place =
        vault.orElseThrow(
            () ->
                new GeuseMakerException(
                    new RequestFailure.Invalid(
                        "the place of credentials",
                        "version "
                            + version
                            + " of "
                            + id
                            + " is kept in a vault, and none is named")));
    return place.get(cipher.deployment(), id, reference(id, version, recorded));
  }

  /**
   * Makes the vault's marks follow the records, which are on disk already. What a death has left
   * behind is made up for by the first change of the next operation.
   */
  void arrange(CredentialBook book) {
    vault.ifPresent(
        place ->
            book.credentials()
                .forEach(
                    (id, history) -> {
                      if (!history.equals(arranged.get(id))) {
                        place.arrange(cipher.deployment(), id, versions(id, history));
                        arranged.put(id, history);
                      }
                    }));
  }

  private VaultVersions versions(CredentialId id, CredentialHistory history) {
    Map<Integer, String> kept = new TreeMap<>();
    for (CredentialVersion one : history.versions()) {
      if (one.ciphertext().startsWith(REFERENCE)) {
        kept.put(one.version(), reference(id, one.version(), one.ciphertext()));
      }
    }
    return new VaultVersions(
        in(CredentialStage.PENDING, history, kept),
        in(CredentialStage.CURRENT, history, kept),
        in(CredentialStage.PREVIOUS, history, kept),
        kept);
  }

  private static Optional<String> in(
      CredentialStage stage, CredentialHistory history, Map<Integer, String> kept) {
    return history.first(stage).map(CredentialVersion::version).map(kept::get);
  }

  private String reference(CredentialId id, int version, String recorded) {
    try (Secret text = cipher.open(id, version, recorded.substring(REFERENCE.length()))) {
      return text.reveal(SecretAccess.deliberate());
    }
  }
}
