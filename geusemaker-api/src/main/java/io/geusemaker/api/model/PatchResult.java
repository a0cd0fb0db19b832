package io.geusemaker.api.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a patch did.
 *
 * @param success always true of a result that was returned; a failed patch is a failure
 * @param patchesApplied the services that run a new image
 * @param patchesSkipped the services that were left alone, and why
 * @param previousState the deployment as it was before
 * @param durationSeconds from the first contact with the host to the last proof
 * @param downtimeSeconds how long each recreated service did not answer, as measured on the host
 * @param warnings what the operator should know
 * @param proofs evidence that what was planned runs and works
 * @param steps how long each step took
 * @param roundTrips how many scripts were run on the host, and commands besides where SSM needed
 *     them
 * @param receipt names this operation
 */
public record PatchResult(
    boolean success,
    List<PatchInfo> patchesApplied,
    List<PatchInfo> patchesSkipped,
    PreviousState previousState,
    double durationSeconds,
    Map<String, Double> downtimeSeconds,
    List<String> warnings,
    List<Proof> proofs,
    List<StepReport> steps,
    int roundTrips,
    Receipt receipt) {

  /** Copies the collections. */
  public PatchResult {
    patchesApplied = List.copyOf(patchesApplied);
    patchesSkipped = List.copyOf(patchesSkipped);
    downtimeSeconds = Sorted.copyOf(downtimeSeconds);
    warnings = List.copyOf(warnings);
    proofs = List.copyOf(proofs);
    steps = List.copyOf(steps);
  }

  /**
   * Whether a service still has known vulnerabilities.
   *
   * @return true also when nothing was applied
   */
  public boolean isStillVulnerable() {
    return patchesApplied.stream().anyMatch(PatchInfo::isStillVulnerable)
        || patchesSkipped.stream().anyMatch(PatchInfo::isStillVulnerable);
  }

  /**
   * The result as a table for people.
   *
   * @return several lines, without a final line break
   */
  public String describe() {
    Table text = new Table();
    text.line(toString());
    patchesApplied.forEach(patch -> patch.write(text));
    if (!patchesSkipped.isEmpty()) {
      text.section("Not patched");
      patchesSkipped.forEach(patch -> patch.write(text));
    }
    if (!proofs.isEmpty()) {
      text.section("Proof");
      text.rows(proofs.stream().map(p -> List.of(p.credential(), p.route(), p.detail())).toList());
    }
    if (!downtimeSeconds.isEmpty()) {
      text.section("Not answering");
      text.rows(
          downtimeSeconds.entrySet().stream()
              .map(
                  entry ->
                      List.of(
                          entry.getKey(), String.format(Locale.ROOT, "%.1f s", entry.getValue())))
              .toList());
    }
    ResultText.steps(text, steps);
    ResultText.warnings(text, warnings);
    text.line("Operation " + receipt.operationId() + ", " + roundTrips + " round trips");
    return text.toString();
  }

  /**
   * The result as a page for a browser: the images that changed, which vulnerabilities are closed
   * and which stay open, what was found, the proof, how long each service did not answer and each
   * step took. No secret is in it.
   *
   * <p>The page needs no file or network besides itself and runs no script.
   *
   * @return one HTML document, to be written as UTF-8; the same text for an equal result
   */
  public String report() {
    return PatchReport.of(this);
  }

  /** One line: the outcome first, and whether vulnerabilities remain. */
  @Override
  public String toString() {
    String what =
        patchesApplied.isEmpty()
            ? "nothing to patch"
            : "patched "
                + String.join(", ", patchesApplied.stream().map(PatchInfo::serviceName).toList());
    return OneLine.of(
        (isStillVulnerable() ? "STILL VULNERABLE; " : "")
            + what
            + String.format(Locale.ROOT, " in %.1f s", durationSeconds));
  }
}
