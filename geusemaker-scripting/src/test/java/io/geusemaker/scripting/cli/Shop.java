package io.geusemaker.scripting.cli;

import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedChange;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.Receipt;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.model.StepReport;
import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.api.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A deployment named "shop", as plans and results tell of it. */
final class Shop {

  static final String NEW_PASSWORD = "kQ7-vN2_xR9.tB4~wL6-pD3_mF8.hJ5";
  static final String NEW_LOGIN = "Zr8.cY3~sG6-uK1_aH7.eV4~oX9-iT2";

  static final PlannedStep ALTER =
      new PlannedStep("postgres.alter-role", "Change the password of role geusemaker");
  static final PlannedStep RECREATE = new PlannedStep("n8n.recreate", "Recreate n8n");

  static final Plan PLAN =
      new Plan(
          "shop",
          List.of("n8n/owner", "postgres/password"),
          List.of(
              new PlannedChange(
                  "postgres/password", "runtime.env POSTGRES_PASSWORD", "********", "(new)")),
          List.of(ALTER, RECREATE),
          List.of("n8n"),
          List.of("a later plain \"up -d\" recreates qdrant too"),
          List.of("n8n is away for about 20 s"),
          "0123456789abcdef");

  private Shop() {}

  static RotationResult result() {
    return new RotationResult(
        true,
        List.of("n8n/owner", "postgres/password"),
        Map.of(
            "postgres/password",
            SealedSecret.of("sealed:1", () -> Secret.of(NEW_PASSWORD)),
            "n8n/owner",
            SealedSecret.of("sealed:2", () -> Secret.of(NEW_LOGIN))),
        new PreviousState(
            "running",
            Map.of("n8n", "n8nio/n8n:1.123.4"),
            Map.of("postgres/password", 1),
            Map.of("/opt/shop/runtime.env", "ab12"),
            Instant.parse("2026-11-23T10:00:00Z")),
        21.5,
        List.of(),
        List.of(
            new Proof(
                "postgres/password",
                true,
                Proof.OldSecret.REFUSED,
                "tcp from another container",
                ""),
            new Proof("n8n/owner", true, Proof.OldSecret.REFUSED, "http login", "")),
        List.of(
            new StepReport(ALTER.id(), ALTER.description(), 0.4),
            new StepReport(RECREATE.id(), RECREATE.description(), 20.1)),
        9,
        new Receipt("op-1", "shop", PLAN.hash(), Instant.parse("2026-11-23T10:00:21Z")));
  }
}
