package io.geusemaker.api.model;

import java.util.List;

/**
 * What an operation would do: a pure function of the request and of the host's state, with secrets
 * masked.
 *
 * @param deploymentName the deployment
 * @param credentials the credentials that will change, as {@code service/name}
 * @param changes each value that will change, masked
 * @param steps the steps in order
 * @param restarts services whose containers are recreated, in order
 * @param warnings what a careful operator should know before agreeing
 * @param downtime what will be unreachable and for about how long, in words
 * @param patches the images that will change, and those that are left alone and why
 * @param hash SHA-256 of everything above and of the host's state, in hex
 */
public record Plan(
    String deploymentName,
    List<String> credentials,
    List<PlannedChange> changes,
    List<PlannedStep> steps,
    List<String> restarts,
    List<String> warnings,
    List<String> downtime,
    List<PatchInfo> patches,
    String hash) {

  /** Copies the lists. */
  public Plan {
    credentials = List.copyOf(credentials);
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    restarts = List.copyOf(restarts);
    warnings = List.copyOf(warnings);
    downtime = List.copyOf(downtime);
    patches = List.copyOf(patches);
  }

  /**
   * A plan that changes no image.
   *
   * @param deploymentName the deployment
   * @param credentials the credentials that will change, as {@code service/name}
   * @param changes each value that will change, masked
   * @param steps the steps in order
   * @param restarts services whose containers are recreated, in order
   * @param warnings what a careful operator should know before agreeing
   * @param downtime what will be unreachable and for about how long, in words
   * @param hash SHA-256 of everything above and of the host's state, in hex
   */
  public Plan(
      String deploymentName,
      List<String> credentials,
      List<PlannedChange> changes,
      List<PlannedStep> steps,
      List<String> restarts,
      List<String> warnings,
      List<String> downtime,
      String hash) {
    this(
        deploymentName, credentials, changes, steps, restarts, warnings, downtime, List.of(), hash);
  }

  /**
   * The images that will change.
   *
   * @return those that are not left alone
   */
  public List<PatchInfo> applied() {
    return patches.stream().filter(patch -> patch.skippedBecause().isEmpty()).toList();
  }

  /**
   * The images that are left alone.
   *
   * @return those with a reason
   */
  public List<PatchInfo> skipped() {
    return patches.stream().filter(patch -> patch.skippedBecause().isPresent()).toList();
  }

  /**
   * The plan as a table for people.
   *
   * @return several lines, without a final line break
   */
  public String describe() {
    Table text = new Table();
    text.line("Plan for " + deploymentName + " (" + shortHash() + ")");
    text.section("Changes");
    text.rows(
        changes.stream()
            .map(c -> List.of(c.credential(), c.where(), c.before() + " -> " + c.after()))
            .toList());
    if (!patches.isEmpty()) {
      text.section("Images");
      patches.forEach(patch -> patch.write(text));
    }
    text.section("Steps");
    int number = 1;
    for (PlannedStep step : steps) {
      text.line("  " + number++ + ". " + step.description());
    }
    text.section("Recreated: " + (restarts.isEmpty() ? "nothing" : String.join(", ", restarts)));
    downtime.forEach(line -> text.line("  " + line));
    if (!warnings.isEmpty()) {
      text.section("Warnings");
      warnings.forEach(warning -> text.line("  ! " + warning));
    }
    return text.toString();
  }

  private String shortHash() {
    return hash.length() > 12 ? hash.substring(0, 12) : hash;
  }

  /** One line: what changes and what restarts. */
  @Override
  public String toString() {
    return OneLine.of(
        "plan for "
            + deploymentName
            + ": "
            + (patches.isEmpty()
                ? counted(credentials.size(), "credential")
                : counted(applied().size(), "image"))
            + ", "
            + (restarts.isEmpty() ? "no restart" : "restarts " + String.join(", ", restarts)));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
