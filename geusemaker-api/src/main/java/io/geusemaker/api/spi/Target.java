package io.geusemaker.api.spi;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.StateKey;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which deployment, how to reach it, and where its records are.
 *
 * @param name the deployment
 * @param transport the way to its host; the records decide when empty
 * @param stateDirectory where its records are; {@code ~/.geusemaker} when empty
 * @param stateStore where its records are instead, except GeuseMaker's own
 * @param key where the key comes from that encrypts its credentials at rest
 * @param credentials where the values of its credentials are kept
 * @param keptStates how many earlier states are kept for rolling back
 */
public record Target(
    DeploymentName name,
    Optional<Transport> transport,
    Optional<Path> stateDirectory,
    Optional<StateStore> stateStore,
    StateKey key,
    CredentialPlace credentials,
    int keptStates) {

  /** How many earlier states are kept unless another number is chosen. */
  public static final int KEPT_STATES = 5;

  /**
   * Checks the number of states.
   *
   * @throws GeuseMakerException when it is less than one
   */
  public Target {
    if (keptStates < 1) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("kept states", "one has to be kept at least"));
    }
  }

  /**
   * A deployment with everything else left to the defaults.
   *
   * @param name the deployment
   * @return the target
   */
  public static Target of(DeploymentName name) {
    return new Target(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        StateKey.keyset(),
        CredentialPlace.records(),
        KEPT_STATES);
  }

  /**
   * Another deployment of which everything else is the same.
   *
   * @param other the deployment
   * @return a new target
   */
  public Target named(DeploymentName other) {
    return new Target(other, transport, stateDirectory, stateStore, key, credentials, keptStates);
  }

  /**
   * Chooses the way to the host.
   *
   * @param way the transport
   * @return a new target
   */
  public Target over(Transport way) {
    return new Target(
        name, Optional.of(way), stateDirectory, stateStore, key, credentials, keptStates);
  }

  /**
   * Chooses where the records are.
   *
   * @param directory the state directory
   * @return a new target
   */
  public Target stateDirectory(Path directory) {
    return new Target(
        name, transport, Optional.of(directory), stateStore, key, credentials, keptStates);
  }

  /**
   * Chooses a store for the records.
   *
   * @param store one that several machines can share
   * @return a new target
   */
  public Target stateStore(StateStore store) {
    return new Target(
        name, transport, stateDirectory, Optional.of(store), key, credentials, keptStates);
  }

  /**
   * Chooses where the key comes from.
   *
   * @param chosen the key
   * @return a new target
   */
  public Target encryptedBy(StateKey chosen) {
    return new Target(name, transport, stateDirectory, stateStore, chosen, credentials, keptStates);
  }

  /**
   * Chooses where the values of credentials are kept.
   *
   * @param place the place
   * @return a new target
   */
  public Target credentialsIn(CredentialPlace place) {
    return new Target(name, transport, stateDirectory, stateStore, key, place, keptStates);
  }

  /**
   * Chooses how many earlier states are kept.
   *
   * @param states one or more
   * @return a new target
   */
  public Target keepingStates(int states) {
    return new Target(name, transport, stateDirectory, stateStore, key, credentials, states);
  }
}
