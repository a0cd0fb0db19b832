package io.geusemaker.scripting.cli;

import io.geusemaker.api.model.AuditRecord;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.Operator;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedChange;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.RecoveredOperation;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.StepReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on record for {@link Shop}, and what taking it back tells. */
final class ShopRecords {

  static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

  static final Plan ROLLBACK_PLAN =
      new Plan(
          "shop",
          List.of("postgres/password"),
          List.of(
              new PlannedChange(
                  "postgres/password",
                  "runtime.env POSTGRES_PASSWORD",
                  "********",
                  "(that of before op-1)")),
          List.of(Shop.ALTER, Shop.RECREATE),
          List.of("n8n"),
          List.of(),
          List.of(),
          "fedcba9876543210");

  static final Plan EMPTY_PLAN =
      new Plan("shop", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "00");

  static final RollbackResult ROLLED_BACK =
      new RollbackResult(
          true,
          List.of("op-1"),
          List.of("postgres/password"),
          new PreviousState("running", Map.of(), Map.of(), Map.of(), TEN),
          20.5,
          List.of(),
          List.of(proof()),
          List.of(new StepReport(Shop.ALTER.id(), Shop.ALTER.description(), 0.4)),
          7,
          new Receipt("op-2", "shop", ROLLBACK_PLAN.hash(), TEN.plusSeconds(60)));

  static final RecoveryResult NOTHING_OPEN = new RecoveryResult(List.of(), 0.1, 0);

  static final RecoveryResult RECOVERED =
      new RecoveryResult(
          List.of(
              new RecoveredOperation(
                  "op-0",
                  RecoveredOperation.Outcome.FINISHED,
                  List.of(
                      new FoundCredential("postgres/password", FoundCredential.Answer.ONLY_NEW)),
                  List.of(proof()),
                  false)),
          3.25,
          4);

  static final List<HistoryEntry> HISTORY =
      List.of(
          new HistoryEntry(
              "op-2",
              "rollback",
              "rollback of the last operation in shop",
              "ann@desk",
              TEN.plusSeconds(60),
              Optional.empty(),
              HistoryEntry.Outcome.UNFINISHED,
              List.of(),
              List.of("op-1"),
              Optional.empty(),
              false),
          new HistoryEntry(
              "op-1",
              "rotation",
              "rotation of everything in shop",
              "bob@laptop",
              TEN.plusNanos(5_000_000),
              Optional.of(TEN.plusMillis(21_505)),
              HistoryEntry.Outcome.COMMITTED,
              List.of("n8n/owner", "postgres/password"),
              List.of(),
              Optional.of("op-2"),
              true));

  static final AuditTrail AUDIT =
      new AuditTrail(
          List.of(
              record(1, "operation.begin", Optional.empty(), Optional.empty()),
              record(2, "step.end", Optional.of(Shop.ALTER.id()), Optional.of("done"))),
          Optional.empty());

  static final AuditTrail BROKEN_AUDIT =
      new AuditTrail(
          AUDIT.records(), Optional.of(new AuditTrail.Breach(3, "it does not follow record 2")));

  private ShopRecords() {}

  private static Proof proof() {
    return new Proof(
        "postgres/password", true, Proof.OldSecret.REFUSED, "tcp from another container", "");
  }

  private static AuditRecord record(
      int number, String action, Optional<String> step, Optional<String> outcome) {
    return new AuditRecord(
        number,
        TEN.plusSeconds(number),
        action,
        "op-1",
        new Operator("bob", "laptop", 7),
        step,
        Map.of("plan_hash", Shop.PLAN.hash()),
        outcome);
  }
}
