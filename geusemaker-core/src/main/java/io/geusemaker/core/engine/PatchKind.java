package io.geusemaker.core.engine;

import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.core.patch.PatchProposal;
import io.geusemaker.core.survey.Survey;
import io.geusemaker.core.survey.SurveyScope;

/** Patch: services run the newest patch release of the line that they are on. */
record PatchKind(PatchRequest request) implements ChangeKind<PatchResult> {

  static final String NAME = "patch";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<PatchResult> resultType() {
    return PatchResult.class;
  }

  @Override
  public PatchProposal propose(Session session, Survey survey) {
    PatchProposal proposal =
        PatchProposal.of(
            request,
            survey,
            session.host(),
            session.recorded(),
            session.registryCache(),
            () -> session.keptStates().dumps());
    session.knownPatches().keep(proposal.known());
    proposal.requireRoom(session.host());
    return proposal;
  }

  @Override
  public SurveyScope scope() {
    return SurveyScope.NARROW;
  }

  @Override
  public PatchResult result(Session session, Outcome outcome) {
    return new PatchResult(
        true,
        outcome.applied(),
        outcome.plan().skipped(),
        outcome.previous(),
        outcome.seconds(),
        outcome.downtime(),
        outcome.plan().warnings(),
        outcome.proofs(),
        outcome.steps(),
        outcome.roundTrips(),
        outcome.receipt());
  }

  @Override
  public PatchResult reopened(Session session, PatchResult recorded) {
    return recorded;
  }
}
