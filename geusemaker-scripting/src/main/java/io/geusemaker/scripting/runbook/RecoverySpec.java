package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Recovery;

/** Inside {@code recover { }}: how it is gone about. */
public final class RecoverySpec extends RequestSpec<Recovery> {

  RecoverySpec(RunbookSession session, Recovery request) {
    super(session, request);
  }
}
