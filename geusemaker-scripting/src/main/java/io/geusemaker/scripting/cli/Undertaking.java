package io.geusemaker.scripting.cli;

import io.geusemaker.api.Change;
import io.geusemaker.api.Planned;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.Plan;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way that every change takes: plan, show, ask, carry out.
 *
 * @param session where it is shown and asked
 * @param target the deployment
 * @param options how it is gone about
 */
record Undertaking(Session session, DeploymentOptions target, ConductOptions options) {

  /**
   * Goes that way.
   *
   * @param change what is asked for
   * @param question what has to be agreed to
   * @return what was done; empty when it was only to be planned
   */
  <R extends Change<R, T>, T> Optional<T> carryOut(R change, String question) {
    R conducted = options.conducted(change, session);
    if (options.dryRun()) {
      preview(session, target, conducted);
      return Optional.empty();
    }
    if (!options.force() && !session.attended()) {
      throw refused(new RequestFailure.NobodyToAsk(target.name()));
    }
    return Optional.of(options.named() ? inOne(conducted, question) : inTwo(conducted, question));
  }

  /** Plans and shows; carries out nothing. */
  static void preview(Session session, DeploymentOptions target, Change<?, ?> change) {
    session.reporter().planned(looking(session, target, () -> change.plan().plan()));
  }

  /** Carries out exactly the plan that was agreed to; no time limit runs while it is read. */
  private <T> T inTwo(Change<?, T> change, String question) {
    Planned<T> planned = looking(session, target, change::plan);
    if (!agreed(planned.plan(), question)) {
      throw refused(new RequestFailure.NotConfirmed(target.name()));
    }
    return session.interruptible(notice(), planned::execute);
  }

  /** Whether a named operation was done before shows when it is carried out: no plan, then. */
  private <R extends Change<R, T>, T> T inOne(R change, String question) {
    R asking = change.confirm(plan -> agreed(plan, question));
    return session.interruptible(notice(), () -> looking(session, target, asking::execute));
  }

  private static <V> V looking(Session session, DeploymentOptions target, Supplier<V> work) {
    return session.progress().during("Look at " + target.name(), work);
  }

  private boolean agreed(Plan plan, String question) {
    if (plan.steps().isEmpty()) {
      return true;
    }
    if (!options.force() || !session.quiet()) {
      session.reporter().aboutTo(plan);
    }
    return options.force() || session.agrees(question);
  }

  private String notice() {
    return "Stopping: undoing what was done; press Ctrl-C again to leave it to \""
        + target.recover()
        + "\".";
  }

  private static GeuseMakerException refused(Failure failure) {
    return new GeuseMakerException(failure);
  }
}
