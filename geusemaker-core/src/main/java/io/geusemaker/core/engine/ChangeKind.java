package io.geusemaker.core.engine;

import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.survey.Survey;
import io.geusemaker.core.survey.SurveyScope;

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

  /** What has to be looked at on the host. */
  default SurveyScope scope() {
    return SurveyScope.WITH_KEYS;
  }

  Proposal propose(Session session, Survey survey);

  T result(Session session, Outcome outcome);

  /** A result that was read from the records, with its sealed credentials readable again. */
  T reopened(Session session, T recorded);
}
