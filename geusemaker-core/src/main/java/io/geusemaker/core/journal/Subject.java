package io.geusemaker.core.journal;

import io.geusemaker.api.model.Operator;
import java.util.List;

/**
 * What an operation is, without any secret; the history is made of it.
 *
 * @param kind such as {@code rotation} or {@code rollback}
 * @param request what was asked for, in words
 * @param credentials the credentials that it changes, as {@code service/name}
 * @param planHash hash of the plan that was agreed to
 * @param operator who carries it out
 * @param undoes the operations that it takes back
 */
public record Subject(
    String kind,
    String request,
    List<String> credentials,
    String planHash,
    Operator operator,
    List<String> undoes) {

  /** Copies the lists. */
  public Subject {
    credentials = List.copyOf(credentials);
    undoes = List.copyOf(undoes);
  }
}
