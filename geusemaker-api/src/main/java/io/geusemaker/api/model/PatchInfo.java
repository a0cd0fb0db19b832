package io.geusemaker.api.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a patch would do or did to the image of one service, or why it was left alone.
 *
 * @param serviceName the compose service
 * @param image the repository, such as {@code n8nio/n8n}
 * @param oldVersion the version that ran before; empty when it could not be found
 * @param newVersion the version that it was to run after; empty when there is none
 * @param oldDigest the image's digest before; empty when it has none
 * @param newDigest the digest after; empty when there is none
 * @param patchLevel {@code security}, {@code bugfix}, {@code rebuild} or {@code unknown}
 * @param cveIds the vulnerabilities that are gone after it; they stay open where it is not applied
 * @param openAdvisories those that are still there after it, or now, where nothing is applied
 * @param findings what was found out about it beforehand
 * @param skippedBecause why it was not applied; empty when it was
 */
public record PatchInfo(
    String serviceName,
    String image,
    String oldVersion,
    String newVersion,
    String oldDigest,
    String newDigest,
    String patchLevel,
    List<String> cveIds,
    List<OpenAdvisory> openAdvisories,
    List<Finding> findings,
    Optional<String> skippedBecause) {

  /** Checks the level and copies the lists. */
  public PatchInfo {
    patchLevel = PatchLevel.parse(patchLevel).text();
    cveIds = List.copyOf(cveIds);
    openAdvisories = List.copyOf(openAdvisories);
    findings = List.copyOf(findings);
  }

  /**
   * A move of which nothing more is known yet.
   *
   * @param serviceName the compose service
   * @param image the repository
   * @param from the version that runs; can be empty
   * @param to the version that it is to run; empty when there is none
   * @return the patch
   */
  public static PatchInfo of(String serviceName, String image, String from, String to) {
    return new PatchInfo(
        serviceName,
        image,
        from,
        to,
        "",
        "",
        PatchLevel.UNKNOWN.text(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /**
   * A service that is left alone.
   *
   * @param serviceName the compose service
   * @param image the repository
   * @param version the version that runs; can be empty
   * @param reason why
   * @return the patch that does not take place
   */
  public static PatchInfo skipped(String serviceName, String image, String version, String reason) {
    return of(serviceName, image, version, "").skip(reason);
  }

  /**
   * The same, left alone.
   *
   * @param reason why
   * @return a new value
   */
  public PatchInfo skip(String reason) {
    return with(patchLevel, cveIds, openAdvisories, findings, Optional.of(reason));
  }

  /**
   * The same with the digest of what runs.
   *
   * @param digest the image's digest now; empty when it has none
   * @return a new value
   */
  public PatchInfo running(String digest) {
    return new PatchInfo(
        serviceName,
        image,
        oldVersion,
        newVersion,
        digest,
        newDigest,
        patchLevel,
        cveIds,
        openAdvisories,
        findings,
        skippedBecause);
  }

  /**
   * The same with what was found out later, in place of what was said under the same codes.
   *
   * @param later findings that know more
   * @return a new value
   */
  public PatchInfo learned(List<Finding> later) {
    List<String> codes = later.stream().map(Finding::code).toList();
    List<Finding> kept = findings.stream().filter(f -> !codes.contains(f.code())).toList();
    return with(
        patchLevel,
        cveIds,
        openAdvisories,
        Stream.concat(kept.stream(), later.stream()).toList(),
        skippedBecause);
  }

  /**
   * The same with more that was found out.
   *
   * @param more further findings
   * @return a new value
   */
  public PatchInfo plus(List<Finding> more) {
    return with(
        patchLevel,
        cveIds,
        openAdvisories,
        Stream.concat(findings.stream(), more.stream()).toList(),
        skippedBecause);
  }

  /**
   * The same with what databases of vulnerabilities know.
   *
   * @param level what kind of patch it is
   * @param fixed the vulnerabilities that are gone after it
   * @param open those that are still there
   * @return a new value
   */
  public PatchInfo assessed(PatchLevel level, List<String> fixed, List<OpenAdvisory> open) {
    return with(level.text(), fixed, open, findings, skippedBecause);
  }

  private PatchInfo with(
      String level,
      List<String> cves,
      List<OpenAdvisory> open,
      List<Finding> found,
      Optional<String> reason) {
    return new PatchInfo(
        serviceName,
        image,
        oldVersion,
        newVersion,
        oldDigest,
        newDigest,
        level,
        cves,
        open,
        found,
        reason);
  }

  /**
   * Whether something was found that keeps it from being applied.
   *
   * @return whether there is a blocker
   */
  public boolean isBlocked() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.BLOCKER);
  }

  /**
   * Whether the service has known vulnerabilities when the operation is over.
   *
   * @return whether an advisory stays open, also because the patch that fixes it is not applied
   */
  public boolean isStillVulnerable() {
    return !openAdvisories.isEmpty() || !unfixed().isEmpty();
  }

  /** What it would fix if it were applied. */
  List<String> unfixed() {
    return skippedBecause.isPresent() ? cveIds : List.of();
  }

  void write(Table text) {
    text.line(
        "  "
            + serviceName
            + "  "
            + (oldVersion.isEmpty() ? image : oldVersion)
            + (newVersion.isEmpty() ? "" : " -> " + newVersion)
            + skippedBecause
                .map(reason -> "  not patched: " + reason)
                .orElse("  " + patchLevel + fixes()));
    if (!unfixed().isEmpty()) {
      text.line("      STILL VULNERABLE: the patch that is held back" + fixes().substring(1));
    }
    if (!openAdvisories.isEmpty()) {
      text.line("      STILL VULNERABLE: " + openAdvisories.size() + " known, among them");
      openAdvisories.stream().limit(5).forEach(one -> text.line("        " + one));
    }
    for (Finding finding : findings) {
      text.line(
          "      " + finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.text());
    }
  }

  private String fixes() {
    if (cveIds.isEmpty()) {
      return "";
    }
    int shown = 4;
    return ", fixes "
        + String.join(", ", cveIds.subList(0, Math.min(shown, cveIds.size())))
        + (cveIds.size() > shown ? " and " + (cveIds.size() - shown) + " more" : "");
  }

  /** One line: which service, from what to what. */
  @Override
  public String toString() {
    return OneLine.of(
        serviceName
            + " "
            + oldVersion
            + skippedBecause.map(reason -> " not patched: " + reason).orElse(" -> " + newVersion));
  }
}
