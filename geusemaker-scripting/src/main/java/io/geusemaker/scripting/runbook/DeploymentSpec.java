package io.geusemaker.scripting.runbook;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Inside {@code deployment(...) { }}: how the host is reached, then what is done, in that order.
 *
 * <p>Nothing is done while the block is read. When it ends, the operations are carried out in the
 * order written.
 */
public final class DeploymentSpec extends Printing {

  private final List<Operation> operations = new ArrayList<>();
  private Deployment deployment;
  private Optional<Closure<?>> onFailure = Optional.empty();
  private boolean insideOperation;

  DeploymentSpec(RunbookSession session, String name) {
    super(session);
    this.deployment = session.deployment(name);
  }

  /**
   * Chooses the way to the host instead of the recorded one.
   *
   * @param transport such as {@code ssh('ubuntu@10.0.0.5')}
   */
  public void over(Transport transport) {
    settle("over", deployment.over(transport));
  }

  /**
   * Chooses the state directory instead of {@code ~/.geusemaker}.
   *
   * @param directory the directory
   */
  public void stateDirectory(Path directory) {
    settle("stateDirectory", deployment.stateDirectory(directory));
  }

  /**
   * Keeps the records in a store that several machines share.
   *
   * @param place such as {@code URI.create('s3://bucket/prefix?region=eu-central-1')}
   */
  public void stateStore(URI place) {
    settle("stateStore", deployment.stateStore(place));
  }

  /**
   * Keeps the records in a store that is handed in.
   *
   * @param store the store
   */
  public void stateStore(StateStore store) {
    settle("stateStore", deployment.stateStore(store));
  }

  /**
   * Chooses where the key comes from that encrypts credentials at rest.
   *
   * @param key such as {@code StateKey.passphrase(...)} or {@code StateKey.kms('alias/geusemaker')}
   */
  public void encryptedBy(StateKey key) {
    settle("encryptedBy", deployment.encryptedBy(key));
  }

  /**
   * Chooses where the values of credentials are kept instead of in the records.
   *
   * @param address such as {@code URI.create('secretsmanager:geusemaker?region=eu-central-1')}
   */
  public void credentialsIn(URI address) {
    settle("credentialsIn", deployment.credentialsIn(address));
  }

  /**
   * Chooses how many earlier states are kept for rolling back.
   *
   * @param states one or more
   */
  public void keepingStates(int states) {
    settle("keepingStates", deployment.keepingStates(states));
  }

  private void settle(String word, Deployment changed) {
    if (!operations.isEmpty()) {
      throw misplaced(word, "it has to stand before the first operation of the block");
    }
    deployment = changed;
  }

  /** Rotates every credential. */
  public void rotate() {
    rotate(new RotationSpec(session(), deployment.rotate()));
  }

  /**
   * Rotates credentials.
   *
   * @param which says which, and how
   */
  public void rotate(
      @DelegatesTo(value = RotationSpec.class, strategy = Closure.DELEGATE_FIRST)
          Closure<?> which) {
    rotate(described(new RotationSpec(session(), deployment.rotate()), which));
  }

  private void rotate(RotationSpec spec) {
    add(spec.request(), () -> Operation.changed(spec.request().execute()));
  }

  /** Patches every image. */
  public void patch() {
    patch(new PatchSpec(session(), deployment.patch()));
  }

  /**
   * Patches images.
   *
   * @param which says which, and on which terms
   */
  public void patch(
      @DelegatesTo(value = PatchSpec.class, strategy = Closure.DELEGATE_FIRST) Closure<?> which) {
    patch(described(new PatchSpec(session(), deployment.patch()), which));
  }

  private void patch(PatchSpec spec) {
    add(spec.request(), () -> Operation.changed(spec.request().execute()));
  }

  /** Takes the last operation back. */
  public void rollback() {
    rollback(new RollbackSpec(session(), deployment.rollback()));
  }

  /**
   * Takes operations back.
   *
   * @param howFar says how far
   */
  public void rollback(
      @DelegatesTo(value = RollbackSpec.class, strategy = Closure.DELEGATE_FIRST)
          Closure<?> howFar) {
    rollback(described(new RollbackSpec(session(), deployment.rollback()), howFar));
  }

  private void rollback(RollbackSpec spec) {
    add(spec.request(), () -> Operation.changed(spec.request().execute()));
  }

  /** Ends every operation that died before its end. */
  public void recover() {
    recover(new RecoverySpec(session(), deployment.recover()));
  }

  /**
   * Ends every operation that died before its end.
   *
   * @param how says how it is gone about
   */
  public void recover(
      @DelegatesTo(value = RecoverySpec.class, strategy = Closure.DELEGATE_FIRST) Closure<?> how) {
    recover(described(new RecoverySpec(session(), deployment.recover()), how));
  }

  private void recover(RecoverySpec spec) {
    add(spec.request(), () -> Operation.unchanged(spec.request().execute()));
  }

  /**
   * Records how the deployment is reached, for one that GeuseMaker did not make.
   *
   * @param registration such as {@code Registration.at('ssh://ubuntu@10.0.0.5')}
   */
  public void register(Registration registration) {
    Deployment registered = deployment;
    add("registration", () -> Operation.unchanged(registered.register(registration)));
  }

  /** Prints the operations on record, the latest first. */
  public void history() {
    Deployment read = deployment;
    add(
        "history",
        () -> {
          read.history().forEach(entry -> session().teller().of(read.name(), entry));
          return Optional.empty();
        });
  }

  /** Prints how many audit records there are, and whether they are as they were written. */
  public void audit() {
    Deployment read = deployment;
    add(
        "audit",
        () -> {
          session().teller().of(read.name(), read.audit());
          return Optional.empty();
        });
  }

  /**
   * Says what is done after an operation of this block has failed. The failure ends the runbook all
   * the same.
   *
   * @param reaction is given what was thrown, usually a {@link GeuseMakerException}
   */
  public void onFailure(
      @DelegatesTo(value = FailureSpec.class, strategy = Closure.DELEGATE_FIRST)
          @ClosureParams(value = SimpleType.class, options = "java.lang.RuntimeException")
          Closure<?> reaction) {
    if (onFailure.isPresent()) {
      throw misplaced("onFailure", "the block has one already");
    }
    onFailure = Optional.of(reaction);
  }

  private <T> T described(T spec, Closure<?> block) {
    refuseInsideOperation(spec.getClass().getSimpleName().replace("Spec", ""));
    insideOperation = true;
    try {
      return Blocks.configured(spec, block);
    } finally {
      insideOperation = false;
    }
  }

  private void add(Object what, Supplier<Optional<Receipt>> work) {
    refuseInsideOperation(what);
    operations.add(new Operation(what.toString(), ScriptLine.ofCaller(), work));
  }

  private void refuseInsideOperation(Object what) {
    if (insideOperation) {
      throw misplaced(
          what.toString(), "operations are written after each other, not inside each other");
    }
  }

  private static GeuseMakerException misplaced(String word, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(word, reason));
  }

  Deployment carriedOut() {
    new BlockRun(session(), deployment, operations, onFailure).carryOut();
    return deployment;
  }
}
