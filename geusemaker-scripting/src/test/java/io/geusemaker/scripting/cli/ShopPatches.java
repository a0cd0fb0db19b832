package io.geusemaker.scripting.cli;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.OpenAdvisory;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.StepReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A patch of the shop: n8n gets a newer image, and stays vulnerable. */
final class ShopPatches {

  static final PatchInfo N8N =
      new PatchInfo(
          "n8n",
          "n8nio/n8n",
          "2.40.6",
          "2.40.7",
          "sha256:" + "a".repeat(64),
          "sha256:" + "b".repeat(64),
          "security",
          List.of("CVE-2026-54305"),
          List.of(
              new OpenAdvisory("CVE-2026-99999", "high", "a leak", Optional.of("2.41.0"), false)),
          List.of(Finding.info("migrations", "3 migrations would run")),
          Optional.empty());

  static final PatchInfo OLLAMA =
      PatchInfo.skipped("ollama", "ollama/ollama", "", "its tag floats");

  static final Plan PLAN =
      new Plan(
          "shop",
          List.of(),
          List.of(),
          List.of(new PlannedStep("images.replace", "start n8n from its new image")),
          List.of("n8n"),
          List.of(),
          List.of("n8n: about 20 s"),
          List.of(N8N, OLLAMA),
          "fedcba9876543210".repeat(4));

  static final PatchResult RESULT =
      new PatchResult(
          true,
          List.of(N8N),
          List.of(OLLAMA),
          Shop.result().previousState(),
          34.5,
          Map.of("n8n", 13.8),
          List.of(),
          List.of(
              new Proof("n8n/image", true, Proof.OldSecret.NOT_TESTED, "its container", "2.40.7")),
          List.of(new StepReport("images.replace", "start n8n from its new image", 20.1)),
          7,
          Shop.result().receipt());

  private ShopPatches() {}
}
