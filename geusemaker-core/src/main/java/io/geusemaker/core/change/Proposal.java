package io.geusemaker.core.change;

import io.geusemaker.api.model.Plan;
import java.util.List;
import java.util.Map;

/** A change that was planned and can be prepared. */
public interface Proposal {

  /**
   * What people see and agree to.
   *
   * @return the plan
   */
  Plan plan();

  /**
   * Whether there is nothing to do.
   *
   * @return whether the host would stay as it is
   */
  boolean isEmpty();

  /**
   * The files that feed the containers, as they are now.
   *
   * @return SHA-256 in hex by path
   */
  Map<String, String> fileDigests();

  /**
   * The operations that it takes back.
   *
   * @return the latest first; none for a change that is new
   */
  default List<String> undoes() {
    return List.of();
  }

  /**
   * Makes the steps; touches nothing.
   *
   * @return the steps and what has to be proven
   */
  PreparedChange prepare();
}
