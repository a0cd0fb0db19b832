package io.geusemaker.examples.report;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.OpenAdvisory;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.Samples;
import io.geusemaker.api.model.StepReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report with everything in it, and with words that fit no phone. */
final class Report {

  private static final String LONG = "registry.example.org/" + "a-long-word".repeat(30);

  private Report() {}

  static String page() {
    PatchResult sample = Samples.patchResult();
    PatchInfo applied =
        new PatchInfo(
            "n8n",
            LONG,
            "2.40.6",
            "2.40.7",
            "sha256:" + "a".repeat(64),
            "sha256:" + "b".repeat(64),
            "security",
            List.of("CVE-2026-54305"),
            List.of(
                new OpenAdvisory("CVE-2026-99999", "high", LONG, Optional.of("2.41.0"), false),
                new OpenAdvisory("CVE-2026-88888", "low", "a leak", Optional.empty(), false)),
            List.of(
                Finding.info("a", "3 migrations would run"),
                Finding.warning("b", LONG),
                Finding.blocker("c", "the base system changes")),
            Optional.empty());
    return new PatchResult(
            true,
            List.of(applied),
            List.of(applied.skip(LONG)),
            sample.previousState(),
            94.6,
            Map.of("n8n", 23.8, "postgres", 3.1),
            List.of("a later \"up -d\" recreates postgres too", LONG),
            List.of(new Proof("n8n/image", true, Proof.OldSecret.REFUSED, LONG, "2.40.7")),
            List.of(
                new StepReport("a", "pull " + LONG, 38.2),
                new StepReport("b", "start n8n from its new image", 24.7)),
            14,
            sample.receipt())
        .report();
  }
}
