package io.geusemaker.core.state;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.core.files.Records;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The credentials of one deployment, encrypted or in a vault, in stages: a new one is pending until
 * it is proven, then current, and the one before stays readable as previous.
 *
 * <p>Each call reads or replaces the whole record, and what it wrote is on disk when it returns.
 * Every method throws {@link GeuseMakerException} with a {@link StateFailure}: {@code Damaged},
 * {@code Newer} or {@code WrongKey} when the record cannot be used, {@code NotWritable} when it
 * cannot be replaced; the record is then as before. Secrets that are returned are the caller's to
 * close.
 */
public final class CredentialStore {

  /** How many versions before the current one are kept unless another number is chosen. */
  public static final int KEPT = 5;

  private final CredentialValues values;
  private final CredentialFile file;
  private final Clock clock;
  private final Versioning versioning;

  private CredentialStore(CredentialValues values, CredentialFile file, Clock clock) {
    this.values = values;
    this.file = file;
    this.clock = clock;
    this.versioning = new Versioning(values, clock);
  }

  /**
   * Names the store of a deployment; no I/O.
   *
   * @param records what is kept of the deployment
   * @param deployment the deployment
   * @param sealer encrypts
   * @param clock tells when a version was recorded
   * @return the store, which keeps {@value #KEPT} versions before the current one
   */
  public static CredentialStore of(
      Records records, DeploymentName deployment, Sealer sealer, Clock clock) {
    return new CredentialStore(
        CredentialValues.inRecords(new CredentialCipher(deployment, sealer)),
        new CredentialFile(deployment, records, KEPT),
        clock);
  }

  /**
   * Chooses how many versions before the current one are kept; older ones are erased by the next
   * change.
   *
   * @param versions one or more
   * @return a new value
   */
  public CredentialStore keeping(int versions) {
    if (versions < 1) {
      throw new IllegalArgumentException("the previous version has to be kept");
    }
    return new CredentialStore(values, file.keeping(versions), clock);
  }

  /**
   * Chooses a vault that keeps the secrets from now on; the record then holds references. Each
   * method throws what the vault throws, too: before the record is replaced when a secret cannot be
   * put there, after it when only the vault's own marks could not follow, which the next change
   * makes up for.
   *
   * @param vault the vault
   * @return a new value
   */
  public CredentialStore in(CredentialVault vault) {
    return new CredentialStore(values.in(vault), file, clock);
  }

  /**
   * Records what a service was found to accept. Nothing changes when it is current already; where
   * nothing is current and it was the last to be so, it is again.
   *
   * @param id the credential
   * @param secret what the host has
   */
  public void recordCurrent(CredentialId id, Secret secret) {
    update(book -> book.with(id, versioning.withCurrent(id, book.history(id), secret)));
  }

  /**
   * Records new secrets, all or none, before the host sees the first of them. A pending version
   * that is there already is kept as abandoned.
   *
   * @param secrets the new secret of each credential
   * @return the version that each was given
   */
  public Map<CredentialId, Integer> putPending(Map<CredentialId, Secret> secrets) {
    Map<CredentialId, Integer> versions = new TreeMap<>();
    update(
        book -> {
          CredentialBook changed = book;
          for (Map.Entry<CredentialId, Secret> entry : secrets.entrySet()) {
            CredentialId id = entry.getKey();
            CredentialHistory history = changed.history(id);
            CredentialVersion added =
                versioning.made(id, history, CredentialStage.PENDING, entry.getValue());
            changed = changed.with(id, history.plusPending(added));
            versions.put(id, added.version());
          }
          return changed;
        });
    return versions;
  }

  /**
   * Makes pending versions current and current ones previous, all or none. A credential without a
   * pending version stays as it is, so that this can be repeated.
   *
   * @param ids the credentials
   */
  public void promote(Collection<CredentialId> ids) {
    change(ids, CredentialHistory::promoted);
  }

  /**
   * Makes current versions previous, for credentials whose secret is not known any more.
   *
   * @param ids the credentials
   */
  public void retire(Collection<CredentialId> ids) {
    change(ids, CredentialHistory::retired);
  }

  /**
   * Erases pending versions, all or none. Only once it is certain that no service has them.
   *
   * @param ids the credentials
   */
  public void dropPending(Collection<CredentialId> ids) {
    change(ids, CredentialHistory::withoutPending);
  }

  /**
   * Takes a change back, whatever of it was recorded, all or none: what was new is erased, pending
   * or current already, and what was before is current again. Only once it is certain that no
   * service has the new ones.
   *
   * @param changed the new secret of each credential
   * @param before what each had before, as far as it is known
   */
  public void takeBack(Map<CredentialId, Secret> changed, Map<CredentialId, Secret> before) {
    update(
        book -> {
          CredentialBook result = book;
          for (Map.Entry<CredentialId, Secret> one : changed.entrySet()) {
            CredentialId id = one.getKey();
            if (book.credentials().containsKey(id)) {
              result = result.with(id, versioning.without(id, book.history(id), one.getValue()));
            }
          }
          for (Map.Entry<CredentialId, Secret> one : before.entrySet()) {
            CredentialId id = one.getKey();
            result =
                result.with(id, versioning.withCurrent(id, result.history(id), one.getValue()));
          }
          return result;
        });
  }

  /**
   * What opens the service.
   *
   * @param id the credential
   * @return empty when it was never recorded
   */
  public Optional<Secret> current(CredentialId id) {
    return secret(id, CredentialStage.CURRENT);
  }

  /**
   * What opened the service before.
   *
   * @param id the credential
   * @return the last one that was current; empty when there was none
   */
  public Optional<Secret> previous(CredentialId id) {
    return secret(id, CredentialStage.PREVIOUS);
  }

  /**
   * What may open the service already.
   *
   * @param id the credential
   * @return empty when nothing is pending
   */
  public Optional<Secret> pending(CredentialId id) {
    return secret(id, CredentialStage.PENDING);
  }

  /**
   * One version, whatever its stage.
   *
   * @param id the credential
   * @param version its number
   * @return empty when there never was one or it has been erased
   */
  public Optional<Secret> version(CredentialId id, int version) {
    return file.read()
        .history(id)
        .first(found -> found.version() == version)
        .map(found -> versioning.open(id, found));
  }

  /**
   * The current secret in the form in which results carry it.
   *
   * @param id the credential
   * @return its ciphertext, which can be opened once; empty when it was never recorded
   */
  public Optional<SealedSecret> sealed(CredentialId id) {
    return file.read()
        .history(id)
        .first(CredentialStage.CURRENT)
        .map(found -> SealedSecret.of(found.ciphertext(), () -> versioning.open(id, found)));
  }

  /**
   * The pending secret, or else the current one, in the form in which results carry it.
   *
   * @param id the credential
   * @return its ciphertext, which can be opened once; empty when none is recorded
   */
  public Optional<SealedSecret> sealedNewest(CredentialId id) {
    CredentialHistory history = file.read().history(id);
    return history
        .first(CredentialStage.PENDING)
        .or(() -> history.first(CredentialStage.CURRENT))
        .map(found -> SealedSecret.of(found.ciphertext(), () -> versioning.open(id, found)));
  }

  /**
   * A secret of which only the ciphertext is at hand, readable again if its version is still kept.
   *
   * @param id the credential
   * @param sealed the ciphertext, as in a result that was stored
   * @return a secret that can be opened once, or the same one
   */
  public SealedSecret reopened(CredentialId id, SealedSecret sealed) {
    return file.read()
        .history(id)
        .first(found -> found.ciphertext().equals(sealed.ciphertext()))
        .map(found -> SealedSecret.of(found.ciphertext(), () -> versioning.open(id, found)))
        .orElse(sealed);
  }

  /**
   * The credentials with a pending version.
   *
   * @return their ids
   */
  public Set<CredentialId> withPending() {
    return file.read().versions(CredentialStage.PENDING).keySet();
  }

  /**
   * The versions that are current.
   *
   * @return version by credential, for those that have a current one
   */
  public Map<CredentialId, Integer> versions() {
    return file.read().versions(CredentialStage.CURRENT);
  }

  /**
   * Everything that is recorded about a credential, such as when each version was made.
   *
   * @param id the credential
   * @return pending, current, then those before, the latest first
   */
  public List<CredentialVersion> history(CredentialId id) {
    return file.read().history(id).versions();
  }

  private Optional<Secret> secret(CredentialId id, CredentialStage stage) {
    return file.read().history(id).first(stage).map(found -> versioning.open(id, found));
  }

  private void update(UnaryOperator<CredentialBook> step) {
    file.update(step);
    values.arrange(file.read());
  }

  private void change(Collection<CredentialId> ids, UnaryOperator<CredentialHistory> step) {
    update(
        book -> {
          CredentialBook changed = book;
          for (CredentialId id : ids) {
            if (book.credentials().containsKey(id)) {
              changed = changed.with(id, step.apply(changed.history(id)));
            }
          }
          return changed;
        });
  }
}
