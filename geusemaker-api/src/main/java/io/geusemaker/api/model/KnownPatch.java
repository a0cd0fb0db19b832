package io.geusemaker.api.model;

import java.time.Instant;

/**
 * What is known of the patches of one service.
 *
 * @param patch the candidate or why there is none, and what is open then
 * @param vulnerabilitiesKnown whether a database of vulnerabilities could say all; when not, an
 *     empty list of open ones says nothing
 * @param askedAt when registries and databases were asked
 */
public record KnownPatch(PatchInfo patch, boolean vulnerabilitiesKnown, Instant askedAt) {

  /**
   * Whether there is an image to move to.
   *
   * @return whether a patch would be applied
   */
  public boolean isPending() {
    return !patch.newVersion().isEmpty() && patch.skippedBecause().isEmpty();
  }

  /**
   * Whether what runs now has known vulnerabilities, whatever a patch would do about them.
   *
   * @return whether one is open, or would be fixed
   */
  public boolean isVulnerableNow() {
    return patch.isStillVulnerable() || !patch.cveIds().isEmpty();
  }

  /** In a few words: what is open. */
  String vulnerability() {
    int fixed = patch.cveIds().size();
    int open = patch.openAdvisories().size();
    if (fixed > 0) {
      return "VULNERABLE: "
          + fixed
          + (isPending() ? " fixed by a pending patch" : " fixed by a patch that is held back")
          + (open == 0 ? "" : ", " + open + " NOT FIXED by it");
    }
    if (open > 0) {
      return isPending()
          ? "VULNERABLE: " + open + " NOT FIXED by the pending patch"
          : "STILL VULNERABLE: " + open + " known, no patch on its line";
    }
    return vulnerabilitiesKnown ? "no known vulnerability" : "vulnerabilities not known";
  }

  /** One line: which, and what is open. */
  @Override
  public String toString() {
    return OneLine.of(patch.serviceName() + ": " + vulnerability());
  }
}
