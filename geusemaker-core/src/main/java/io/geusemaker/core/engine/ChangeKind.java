package io.geusemaker.core.engine;

import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.survey.Survey;
import java.util.Set;

/**
 * What is particular to one kind of change; the rest is {@link ChangeOperation}.
 *
 * @param <T> what it returns
 */
interface ChangeKind<T> {

  /** Its name in records, such as {@code rotation}. */
  String name();

  /** What was asked for, as data that can be compared with a later request. */
  Object request();

  Class<T> resultType();

  /** Files of the host that are no part of its compose project and have to be looked at, too. */
  default Set<String> files() {
    return Set.of();
  }

  Proposal propose(Session session, Survey survey);

  T result(Session session, Outcome outcome);

  /** A result that was read from the records, with its sealed credentials readable again. */
  T reopened(Session session, T recorded);
}
