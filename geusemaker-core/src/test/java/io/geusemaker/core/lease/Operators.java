package io.geusemaker.core.lease;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;

/** Who takes leases in the tests. */
final class Operators {

  static final DeploymentName DEPLOYMENT = new DeploymentName("my-dev-stack");

  /** This process. */
  static final Operator ALICE = new Operator("alice", "web-1", ProcessHandle.current().pid());

  /** Someone on a machine whose processes cannot be seen from here. */
  static final Operator BOB = new Operator("bob", "web-2", 4711);

  private Operators() {}
}
