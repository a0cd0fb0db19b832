package io.geusemaker.core.engine;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.model.RecoveredOperation;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.core.lease.Lease;
import java.util.List;
import java.util.Optional;

/** Operations on one deployment, one at a time, each after those before it have ended. */
final class Operations {

  private final Session session;
  private final Conduct conduct;
  private final Progress progress;
  private final long start = System.nanoTime();

  Operations(Session session, Conduct conduct) {
    this.session = session;
    this.conduct = conduct;
    this.progress = new Progress(conduct.listener());
  }

  <T> T change(ChangeKind<T> kind) {
    String id = conduct.operationId().orElseGet(OperationIds::next);
    try (Lease lease = lease(id)) {
      recoverAll(lease);
      Optional<T> earlier = session.results().find(id, kind);
      if (earlier.isPresent()) {
        progress.tell(
            new Event.Notice("operation " + id + " was carried out before; this is its result"));
        return kind.reopened(session, earlier.get());
      }
      return new ChangeOperation<>(session, kind, conduct, progress, lease, id).run();
    }
  }

  RecoveryResult recover() {
    try (Lease lease = lease(OperationIds.next())) {
      List<RecoveredOperation> recovered = recoverAll(lease);
      return new RecoveryResult(recovered, (System.nanoTime() - start) / 1e9, session.roundTrips());
    }
  }

  private List<RecoveredOperation> recoverAll(Lease lease) {
    return new Recovering(session, conduct, progress, lease).all();
  }

  private Lease lease(String operation) {
    return session.lease(
        operation, conduct.lockPatience(), text -> progress.tell(new Event.Notice(text)));
  }
}
