package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Request;
import io.geusemaker.api.event.OperationListener;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What every operation of a runbook can be told.
 *
 * @param <R> the kind of request
 */
public abstract sealed class RequestSpec<R extends Request<R, ?>> extends Printing
    permits ChangeSpec, RecoverySpec {

  private R request;

  RequestSpec(RunbookSession session, R request) {
    super(session);
    this.request = request;
  }

  final R request() {
    return request;
  }

  final void change(UnaryOperator<R> change) {
    request = change.apply(request);
  }

  /**
   * Hears of progress.
   *
   * @param listener called for each event
   */
  public void listener(OperationListener listener) {
    change(r -> r.listener(listener));
  }

  /**
   * Waits while another operation is at work on the deployment.
   *
   * @param patience such as {@code 15.minutes}
   */
  public void waitForLock(Duration patience) {
    change(r -> r.waitForLock(patience));
  }

  /**
   * Limits each step; when one takes longer, the operation is undone.
   *
   * @param limit such as {@code 90.seconds}
   */
  public void stepTimeout(Duration limit) {
    change(r -> r.stepTimeout(limit));
  }

  /**
   * Limits the whole operation; when it takes longer, it is undone.
   *
   * @param limit such as {@code 15.minutes}
   */
  public void timeout(Duration limit) {
    change(r -> r.timeout(limit));
  }
}
