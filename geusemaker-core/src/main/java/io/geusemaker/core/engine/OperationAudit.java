package io.geusemaker.core.engine;

import io.geusemaker.api.model.Operator;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.core.audit.AuditLog;
import java.util.Map;
import java.util.Optional;

/** The audit of one operation. */
final class OperationAudit {

  private final AuditLog log;
  private final Operator operator;
  private final String operationId;

  OperationAudit(AuditLog log, Operator operator, String operationId) {
    this.log = log;
    this.operator = operator;
    this.operationId = operationId;
  }

  void record(String action, PlannedStep step, Map<String, String> details, String outcome) {
    append(action, Optional.of(step.id()), details, outcome);
  }

  void record(String action, Map<String, String> details, String outcome) {
    append(action, Optional.empty(), details, outcome);
  }

  private void append(
      String action, Optional<String> step, Map<String, String> details, String outcome) {
    log.append(
        operator,
        operationId,
        action,
        step,
        details,
        Optional.of(outcome).filter(text -> !text.isEmpty()));
  }
}
