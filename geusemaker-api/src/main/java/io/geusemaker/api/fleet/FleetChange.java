package io.geusemaker.api.fleet;

import io.geusemaker.api.Change;
import io.geusemaker.api.Planned;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of every deployment of a fleet, immutable; no I/O until it is planned or executed.
 *
 * <p>Unless another pace is set, one deployment goes first and has to succeed, then ten are at work
 * at a time, and after the first error no more are begun. Those that are at work come to their end.
 *
 * @param <R> the kind of change
 * @param <T> what it returns for each deployment
 */
public final class FleetChange<R extends Change<R, T>, T> {

  private final List<Member<R>> members;
  private final Pace pace;
  private final Optional<String> operationId;
  private final FleetListener listener;

  private FleetChange(
      List<Member<R>> members, Pace pace, Optional<String> operationId, FleetListener listener) {
    this.members = members;
    this.pace = pace;
    this.operationId = operationId;
    this.listener = listener;
  }

  static <R extends Change<R, T>, T> FleetChange<R, T> of(List<Member<R>> members) {
    return new FleetChange<>(members, Pace.careful(), Optional.empty(), FleetListener.none());
  }

  private FleetChange<R, T> paced(Pace changed) {
    return new FleetChange<>(members, changed, operationId, listener);
  }

  /**
   * Says the same of the request to every deployment, such as a time limit.
   *
   * @param terms such as {@code rotation -> rotation.timeout(limit)}
   * @return a new request
   */
  public FleetChange<R, T> eachRequest(UnaryOperator<R> terms) {
    return new FleetChange<>(
        members.stream()
            .map(member -> new Member<>(member.deployment(), terms.apply(member.work())))
            .toList(),
        pace,
        operationId,
        listener);
  }

  /**
   * Sends some ahead: unless all of them succeed, none of the others is begun.
   *
   * @param number how many, from the front; zero for none
   * @return a new request
   * @throws io.geusemaker.api.failure.GeuseMakerException when it is negative
   */
  public FleetChange<R, T> canary(int number) {
    return paced(pace.canary(number));
  }

  /**
   * Limits how many are at work at a time.
   *
   * @param number one or more
   * @return a new request
   * @throws io.geusemaker.api.failure.GeuseMakerException when it is less than one
   */
  public FleetChange<R, T> maxConcurrency(int number) {
    return paced(pace.concurrency(number));
  }

  /**
   * Limits how many are at work at a time.
   *
   * @param share a number, or a percentage of the fleet such as {@code 10%}, of which a part of one
   *     is left out, but one is at work always
   * @return a new request
   * @throws io.geusemaker.api.failure.GeuseMakerException when it is neither, or less than one
   */
  public FleetChange<R, T> maxConcurrency(String share) {
    return paced(pace.concurrency(share));
  }

  /**
   * Limits how many may fail: after one more, none is begun.
   *
   * @param number zero or more
   * @return a new request
   * @throws io.geusemaker.api.failure.GeuseMakerException when it is negative
   */
  public FleetChange<R, T> maxErrors(int number) {
    return paced(pace.errors(number));
  }

  /**
   * Limits how many may fail: after one more, none is begun.
   *
   * @param share a number, or a percentage of the fleet such as {@code 10%}, of which a part of one
   *     is left out
   * @return a new request
   * @throws io.geusemaker.api.failure.GeuseMakerException when it is neither
   */
  public FleetChange<R, T> maxErrors(String share) {
    return paced(pace.errors(share));
  }

  /**
   * Names the operation of every deployment, so that repeating the request goes on where it ended:
   * what is done already returns its first result, what died is recovered and done, and what was
   * not begun or was undone is done. That is so of {@link #execute()}; {@link #plan()} looks at the
   * hosts as they are, and recovers nothing.
   *
   * @param id 1 to 64 letters, digits, dashes or underscores, beginning with a letter or digit
   * @return a new request
   * @throws io.geusemaker.api.failure.GeuseMakerException when the id breaks that rule
   */
  public FleetChange<R, T> operationId(String id) {
    members.forEach(member -> member.work().operationId(id));
    return new FleetChange<>(members, pace, Optional.of(id), listener);
  }

  /**
   * Hears of progress.
   *
   * @param chosen called for one deployment at a time
   * @return a new request
   */
  public FleetChange<R, T> listener(FleetListener chosen) {
    return new FleetChange<>(members, pace, operationId, chosen);
  }

  /**
   * Looks at every host, as many at a time as are allowed, and plans; changes nothing. A failure
   * does not keep it from going on.
   *
   * @return the plans, which can be executed later
   */
  public FleetPlan<T> plan() {
    Turns turns = new Turns(listener);
    FleetResult<Planned<T>> plans =
        new FleetRun(pace.canary(0).errors(members.size()), outcome -> {})
            .run(asked(turns), members.size(), Change::plan);
    return new FleetPlan<>(plans, pace, turns);
  }

  /**
   * Changes the deployments.
   *
   * @return what became of every one; failures are in it and not thrown
   */
  public FleetResult<T> execute() {
    Turns turns = new Turns(listener);
    return new FleetRun(pace, turns::ended).run(asked(turns), members.size(), Change::execute);
  }

  private List<Member<R>> asked(Turns turns) {
    return members.stream()
        .map(
            member -> {
              R heard = member.work().listener(event -> turns.on(member.deployment(), event));
              return new Member<>(
                  member.deployment(), operationId.map(heard::operationId).orElse(heard));
            })
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FleetChange<?, ?> that
        && members.equals(that.members)
        && pace.equals(that.pace)
        && operationId.equals(that.operationId)
        && listener.equals(that.listener);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** One line: how many, and at which pace. */
  @Override
  public String toString() {
    return members.size() + " deployments: " + pace;
  }
}
