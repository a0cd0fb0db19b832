package io.geusemaker.scripting.runbook;

import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import java.io.PrintWriter;
import java.util.List;

/** Tells in a line each what is planned and what was done. */
final class Teller {

  private final PrintWriter out;
  private volatile boolean stillVulnerable;

  Teller(PrintWriter out) {
    this.out = out;
  }

  void line(String text) {
    text(text + System.lineSeparator());
  }

  void text(String text) {
    synchronized (out) {
      out.print(text);
      out.flush();
    }
  }

  void of(String deployment, Object what) {
    line(deployment + ": " + what);
  }

  void planned(Plan plan) {
    line(plan.toString());
  }

  void onlyPlanned(Plan plan) {
    line(plan.describe() + System.lineSeparator() + "Dry run: nothing was changed.");
  }

  void done(String deployment, Object result, List<String> warnings) {
    StringBuilder lines = new StringBuilder(deployment).append(": ").append(result);
    warnings.forEach(
        warning -> lines.append(System.lineSeparator()).append("  ! ").append(warning));
    line(lines.toString());
  }

  void patched(String deployment, PatchResult result) {
    done(deployment, result, result.warnings());
    if (result.isStillVulnerable()) {
      stillVulnerable = true;
    }
  }

  boolean stillVulnerable() {
    return stillVulnerable;
  }
}
