package io.geusemaker.core.lease;

import io.geusemaker.api.model.Operator;
import java.time.Instant;

/**
 * Who holds the lease on a deployment, or held it last.
 *
 * @param fence grows by one with every acquisition and is never used again: of two holders the one
 *     with the higher number is the later
 * @param operationId what it is held for
 * @param operator who holds it
 * @param processStart when that process began, in milliseconds since 1970, to tell it from a later
 *     one of the same number; zero when the system does not say
 * @param since when it was acquired
 * @param expires until when it is held unless it is renewed
 * @param released whether it was given back; the record stays for the sake of the number
 */
public record LeaseRecord(
    long fence,
    String operationId,
    Operator operator,
    long processStart,
    Instant since,
    Instant expires,
    boolean released) {

  /**
   * The holder, for people.
   *
   * @return who, where, which operation and since when
   */
  public String holder() {
    return operator + ", operation " + operationId + " since " + since;
  }

  /**
   * What a host lock knows this acquisition by.
   *
   * @return the operation and the number
   */
  public String token() {
    return operationId + "#" + fence;
  }

  LeaseRecord until(Instant newExpires) {
    return new LeaseRecord(fence, operationId, operator, processStart, since, newExpires, released);
  }

  LeaseRecord givenBack() {
    return new LeaseRecord(fence, operationId, operator, processStart, since, expires, true);
  }

  /** Whether the other is this acquisition, renewed or not; never when either was given back. */
  boolean sameHolding(LeaseRecord other) {
    return !released && until(other.expires).equals(other);
  }
}
