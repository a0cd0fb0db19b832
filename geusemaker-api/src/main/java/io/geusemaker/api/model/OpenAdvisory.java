package io.geusemaker.api.model;

import java.util.Optional;

/**
 * A known vulnerability that is still there after a patch.
 *
 * @param id its CVE number where it has one, else the id of its source
 * @param severity as the source rates it; empty when it does not
 * @param summary what it is, in a line; can be empty
 * @param fixedIn the first later version without it; empty when there is none
 * @param onLine whether that version is on the line that the service stays on
 */
public record OpenAdvisory(
    String id, String severity, String summary, Optional<String> fixedIn, boolean onLine) {

  /** One line: which, and where it is fixed. */
  @Override
  public String toString() {
    return OneLine.of(
        id
            + (severity.isEmpty() ? "" : " (" + severity + ")")
            + fixedIn
                .map(version -> ", fixed in " + version + (onLine ? "" : ", another line"))
                .orElse(", no fix yet"));
  }
}
