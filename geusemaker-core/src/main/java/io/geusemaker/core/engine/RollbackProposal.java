package io.geusemaker.core.engine;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.core.change.EarlierFiles;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.change.Proposal;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.rotation.Replacement;
import io.geusemaker.core.rotation.RotationProposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A rollback that was planned.
 *
 * @param request what was asked for
 * @param undoes the operations that are taken back, the latest first
 * @param rotation the way to the secrets of old
 * @param before what each credential was before
 * @param files the files as they were before
 */
record RollbackProposal(
    RollbackRequest request,
    List<String> undoes,
    RotationProposal rotation,
    Map<CredentialId, Replacement> before,
    EarlierFiles files)
    implements Proposal {

  @Override
  public Plan plan() {
    Plan plan = rotation.plan();
    List<String> warnings = new ArrayList<>(plan.warnings());
    before.forEach(
        (credential, replacement) -> {
          if (replacement.plain().isEmpty()) {
            warnings.add(
                credential
                    + ": its password before is not known here; its hash is brought back, so that"
                    + " whoever knows it can log in");
          }
        });
    return new Plan(
        plan.deploymentName(),
        plan.credentials(),
        plan.changes(),
        plan.steps(),
        plan.restarts(),
        warnings,
        plan.downtime(),
        Digests.sha256(request + "\n" + undoes + "\n" + plan.hash()));
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Map<String, String> fileDigests() {
    return rotation.fileDigests();
  }

  @Override
  public PreparedChange prepare() {
    PreparedChange prepared = rotation.prepare(before);
    return prepared.withSteps(prepared.steps().stream().map(files::exactly).toList());
  }
}
