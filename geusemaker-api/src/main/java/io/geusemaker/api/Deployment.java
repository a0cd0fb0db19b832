package io.geusemaker.api;

import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.InstanceTag;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.StatusRequest;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.api.spi.CredentialPlace;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.Target;
import io.geusemaker.api.spi.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A handle on a named deployment.
 *
 * <pre>{@code
 * Deployment.of("my-dev-stack").rotate().postgres().n8n().execute();
 * }</pre>
 */
public final class Deployment {

  private final Target target;
  private final Optional<Engine> engine;

  private Deployment(Target target, Optional<Engine> engine) {
    this.target = target;
    this.engine = engine;
  }

  /**
   * Names a deployment; no I/O.
   *
   * @param name a letter or digit, then letters, digits, dots, dashes or underscores
   * @return the handle
   * @throws io.geusemaker.api.failure.GeuseMakerException when the name breaks that rule
   */
  public static Deployment of(String name) {
    return new Deployment(Target.of(new DeploymentName(name)), Optional.empty());
  }

  /**
   * Looks for the deployments on the instances that have a tag, for a {@link
   * io.geusemaker.api.fleet.Fleet}.
   *
   * @param tag the tag
   * @param terms says the same of each, such as where its records are
   * @return a handle on each, sorted by name, over AWS Systems Manager unless the terms say
   *     otherwise
   * @throws io.geusemaker.api.failure.GeuseMakerException when AWS or the records cannot be asked,
   *     nothing has the tag, or an instance with the tag is not on record
   */
  public static List<Deployment> tagged(InstanceTag tag, UnaryOperator<Deployment> terms) {
    Deployment any = terms.apply(of("any"));
    return any.engine().tagged(any.target, tag).stream()
        .map(found -> terms.apply(new Deployment(found, any.engine)))
        .toList();
  }

  /**
   * Chooses the way to the host instead of the recorded one.
   *
   * @param transport such as {@code Ssh.to("ubuntu@10.0.0.5")}
   * @return a new handle
   */
  public Deployment over(Transport transport) {
    return new Deployment(target.over(transport), engine);
  }

  /**
   * Chooses the state directory instead of {@code ~/.geusemaker}.
   *
   * @param directory the directory
   * @return a new handle
   */
  public Deployment stateDirectory(Path directory) {
    return new Deployment(target.stateDirectory(directory), engine);
  }

  /**
   * Keeps the records in a store that several machines share, instead of in the state directory.
   * They are encrypted with a key that has to be shared, too: choose one with {@link #encryptedBy}.
   *
   * @param place such as {@code dynamodb:geusemaker?region=eu-central-1} or {@code
   *     s3://bucket/prefix?region=eu-central-1}
   * @return a new handle
   * @throws io.geusemaker.api.failure.GeuseMakerException when no store on the class path has that
   *     scheme, or it does not understand the rest
   */
  public Deployment stateStore(URI place) {
    return stateStore(StateStores.at(place));
  }

  /**
   * Keeps the records in a store that is handed in; as {@link #stateStore(URI)}.
   *
   * @param store the store
   * @return a new handle
   */
  public Deployment stateStore(StateStore store) {
    return new Deployment(target.stateStore(store), engine);
  }

  /**
   * Chooses where the key comes from that encrypts credentials at rest.
   *
   * @param key such as {@link StateKey#passphrase} or {@link StateKey#kms}
   * @return a new handle
   */
  public Deployment encryptedBy(StateKey key) {
    return new Deployment(target.encryptedBy(key), engine);
  }

  /**
   * Chooses where the values of credentials are kept from now on, instead of in the records. Those
   * recorded before stay where they are and are still found.
   *
   * @param address such as {@code secretsmanager:geusemaker?region=eu-central-1}
   * @return a new handle
   */
  public Deployment credentialsIn(URI address) {
    return new Deployment(target.credentialsIn(CredentialPlace.at(address)), engine);
  }

  /**
   * Chooses a vault of the embedder's for the values of credentials.
   *
   * @param vault keeps the values
   * @return a new handle
   */
  public Deployment credentialsIn(CredentialVault vault) {
    return new Deployment(target.credentialsIn(CredentialPlace.supplied(vault)), engine);
  }

  /**
   * Chooses how many earlier states are kept for rolling back, instead of {@value
   * Target#KEPT_STATES}. Secrets of states that are no longer kept are erased when the next
   * operation ends.
   *
   * @param states one or more
   * @return a new handle
   * @throws io.geusemaker.api.failure.GeuseMakerException when it is less than one
   */
  public Deployment keepingStates(int states) {
    return new Deployment(target.keepingStates(states), engine);
  }

  /**
   * Hands in the engine instead of the one on the class path, such as a fake in a test.
   *
   * @param chosen carries out what is asked of this deployment
   * @return a new handle
   */
  public Deployment by(Engine chosen) {
    return new Deployment(target, Optional.of(chosen));
  }

  /**
   * The engine that carries out what is asked of this deployment, such as to stand before it.
   *
   * @return the one that was handed in, else the one on the class path
   * @throws io.geusemaker.api.failure.GeuseMakerException when there is none, or several
   */
  public Engine engine() {
    return engine.orElseGet(EngineLocator::engine);
  }

  /**
   * Records how this deployment is reached, for one that GeuseMaker did not make.
   *
   * @param registration such as {@code Registration.at("ssh://ubuntu@10.0.0.5")}
   * @return this handle
   * @throws io.geusemaker.api.failure.GeuseMakerException when it cannot be recorded, or GeuseMaker
   *     itself knows a deployment of this name
   */
  public Deployment register(Registration registration) {
    engine().register(target, registration);
    return this;
  }

  /**
   * Starts a rotation of everything that the deployment has; no I/O yet.
   *
   * @return the request, to be narrowed and executed
   */
  public Rotation rotate() {
    return Rotation.of(target, engine);
  }

  /**
   * Starts a patch of the container images; no I/O yet.
   *
   * @return the request, which means every service unless some are selected
   */
  public Patch patch() {
    return Patch.of(target, engine);
  }

  /**
   * Starts a return to an earlier state; no I/O yet.
   *
   * @return the request, which means the last operation unless another is chosen
   */
  public Rollback rollback() {
    return Rollback.of(target, engine);
  }

  /**
   * Starts the recovery of operations that died before their end; no I/O yet.
   *
   * @return the request, to be executed
   */
  public Recovery recover() {
    return Recovery.of(target, engine);
  }

  /**
   * How this deployment is: what runs, what its credentials and patches are like, what was done
   * last. Looks at the host and changes nothing on it; takes no lock. Of patches it tells what was
   * known when one was last planned.
   *
   * @return what was found
   * @throws io.geusemaker.api.failure.GeuseMakerException when the host or the records cannot be
   *     read
   */
  public DeploymentStatus status() {
    return status(StatusRequest.standard());
  }

  /**
   * How this deployment is, with what was asked for besides.
   *
   * @param request such as {@code StatusRequest.standard().patches(stack.patch().request())}, which
   *     asks registries and advisory databases now
   * @return what was found
   * @throws io.geusemaker.api.failure.GeuseMakerException when the host or the records cannot be
   *     read
   */
  public DeploymentStatus status(StatusRequest request) {
    return engine.orElseGet(EngineLocator::engine).status(target, request);
  }

  /**
   * The operations on this deployment that are on record; the host is not asked.
   *
   * @return the latest first
   * @throws io.geusemaker.api.failure.GeuseMakerException when the records cannot be read
   */
  public List<HistoryEntry> history() {
    return engine().history(target);
  }

  /**
   * The audit records of this deployment, checked for cuts and changes; the host is not asked.
   *
   * @return the records in the order they were written, and where the chain breaks if it does
   * @throws io.geusemaker.api.failure.GeuseMakerException when the records cannot be read
   */
  public AuditTrail audit() {
    return engine().audit(target);
  }

  /**
   * The name.
   *
   * @return the name
   */
  public String name() {
    return target.name().value();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Deployment that
        && target.equals(that.target)
        && engine.equals(that.engine);
  }

  @Override
  public int hashCode() {
    return target.hashCode();
  }

  @Override
  public String toString() {
    return "deployment " + name();
  }
}
