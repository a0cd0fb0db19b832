package io.geusemaker.api;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.Target;
import java.util.Optional;

/**
 * A request to bring back the credentials, files and containers as they were before earlier
 * operations, immutable. With nothing chosen it means the last operation.
 */
public final class Rollback extends Change<Rollback, RollbackResult> {

  private final RollbackRequest request;

  private Rollback(
      Target target, RollbackRequest request, Conduct conduct, Optional<Engine> engine) {
    super(target, conduct, engine);
    this.request = request;
  }

  static Rollback of(Target target, Optional<Engine> engine) {
    return new Rollback(
        target, RollbackRequest.last(target.name(), 1), Conduct.unattended(), engine);
  }

  @Override
  Rollback conducted(Conduct changed) {
    return new Rollback(target, request, changed, engine);
  }

  private Rollback with(RollbackRequest changed) {
    return new Rollback(target, changed, conduct, engine);
  }

  /**
   * Takes back an operation and all that came after it: the deployment will be as it was before it.
   *
   * @param receipt of the operation
   * @return a new request
   * @throws GeuseMakerException when the receipt is of another deployment
   */
  public Rollback to(Receipt receipt) {
    return with(RollbackRequest.to(target.name(), receipt));
  }

  /**
   * Takes back an operation and all that came after it: the deployment will be as it was before it.
   *
   * @param operationId the operation, as in the history
   * @return a new request
   */
  public Rollback to(String operationId) {
    return with(RollbackRequest.to(target.name(), operationId));
  }

  /**
   * Takes back the last operations that have not been taken back yet.
   *
   * @param count how many, one or more
   * @return a new request
   * @throws GeuseMakerException when it is less than one
   */
  public Rollback steps(int count) {
    return with(RollbackRequest.last(target.name(), count));
  }

  @Override
  public Planned<RollbackResult> plan() {
    return new Planned<>(this, engine().planRollback(target, request));
  }

  @Override
  public RollbackResult execute() {
    return engine().rollback(target, request, conduct);
  }

  /**
   * The request as data.
   *
   * @return what is to be taken back
   */
  public RollbackRequest request() {
    return request;
  }

  @Override
  Object asked() {
    return request;
  }
}
