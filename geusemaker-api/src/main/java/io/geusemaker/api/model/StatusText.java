package io.geusemaker.api.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A deployment's status as lines for people. */
final class StatusText {

  private static final int DIGEST = 12;
  private static final int SHOWN = 4;

  private final DeploymentStatus status;
  private final Table text = new Table();

  StatusText(DeploymentStatus status) {
    this.status = status;
    text.line(status.toString());
    text.line("On " + status.host() + ", looked at " + second(status.lookedAt()));
    attention();
    services();
    credentials();
    operations();
    patches();
  }

  private void attention() {
    if (!status.attention().isEmpty()) {
      text.section("To look after");
      status
          .attention()
          .forEach(
              finding ->
                  text.line(
                      (finding.severity() == Finding.Severity.INFO ? "  - " : "  ! ")
                          + finding.text()));
    }
  }

  private void services() {
    text.section("Services");
    for (ServiceStatus service : status.services()) {
      text.line(
          "  "
              + service.service()
              + (service.version().isEmpty() ? "" : " " + service.version())
              + ", "
              + service.condition());
      text.line("      " + service.image().replaceFirst("@.*", "") + digest(service.digest()));
      text.line(
          "      "
              + status
                  .patchOf(service.service())
                  .map(KnownPatch::vulnerability)
                  .orElse("vulnerabilities not known: nobody was asked"));
    }
  }

  private static String digest(String digest) {
    int start = digest.indexOf(':') + 1;
    return digest.length() < start + DIGEST
        ? ""
        : " (" + digest.substring(start, start + DIGEST) + ")";
  }

  private void credentials() {
    text.section("Credentials");
    if (status.credentials().isEmpty()) {
      text.line("  none that can be rotated from here");
    }
    for (CredentialStatus one : status.credentials()) {
      text.line(
          "  "
              + one.credential()
              + ", "
              + one.rotatedAt()
                  .map(at -> "rotated " + second(at) + " (" + days(at) + ")")
                  .orElse("never rotated from here")
              + due(one));
      one.problem().ifPresent(problem -> text.line("      cannot be rotated now: " + problem));
      one.places().forEach(place -> text.line("      in " + place));
      one.readers().forEach(reader -> text.line("      read by " + reader));
      one.lastProof().ifPresent(this::proof);
    }
  }

  private void proof(LastProof proof) {
    text.line(
        "      last proven "
            + second(proof.provenAt())
            + (proof.newAccepted() ? ": new accepted" : ": new not tested")
            + (proof.oldRefused() == Proof.OldSecret.REFUSED ? ", old refused" : ", old not tested")
            + ", over "
            + proof.route());
  }

  private static String due(CredentialStatus one) {
    return one.due()
        ? ", DUE" + one.dueAt().map(at -> " since " + second(at)).orElse("")
        : one.dueAt().map(at -> ", due " + second(at)).orElse("");
  }

  private String days(Instant since) {
    long days = Math.max(0, Duration.between(since, status.lookedAt()).toDays());
    return days == 0 ? "today" : days + (days == 1 ? " day ago" : " days ago");
  }

  private void operations() {
    text.section("Last operation");
    Optional<HistoryEntry> last = status.lastOperation();
    if (last.isEmpty()) {
      text.line("  none on record");
    }
    last.ifPresent(
        entry ->
            text.line(
                "  "
                    + entry.outcome().text()
                    + ": "
                    + entry.request()
                    + ", "
                    + second(entry.startedAt())
                    + ", "
                    + entry.operationId()));
    for (Proof proof : status.lastProofs()) {
      text.line(
          "      "
              + proof.credential()
              + (proof.newAccepted() ? ": new accepted" : ": new not tested")
              + (proof.oldRefused() == Proof.OldSecret.REFUSED
                  ? ", old refused"
                  : ", old not tested")
              + ", over "
              + proof.route());
    }
    if (!status.openOperations().isEmpty()) {
      text.section("Not ended");
      status.openOperations().forEach(open -> text.line("  ! " + open));
    }
  }

  private void patches() {
    text.section("Patches");
    if (status.patches().isEmpty()) {
      text.line("  not known: nobody was asked");
    }
    for (KnownPatch known : status.patches()) {
      PatchInfo patch = known.patch();
      text.line("  " + headline(known) + ", as of " + second(known.askedAt()));
      if (!patch.cveIds().isEmpty()) {
        text.line(
            (known.isPending() ? "      fixes " : "      STILL VULNERABLE, it would fix ")
                + some(patch.cveIds()));
      }
      if (!patch.openAdvisories().isEmpty()) {
        text.line(
            "      "
                + (known.isPending() ? "STILL VULNERABLE AFTER IT: " : "STILL VULNERABLE: ")
                + patch.openAdvisories().size());
        patch.openAdvisories().stream().limit(SHOWN).forEach(open -> text.line("        " + open));
        if (patch.openAdvisories().size() > SHOWN) {
          text.line("        and " + (patch.openAdvisories().size() - SHOWN) + " more");
        }
      }
    }
  }

  private static String headline(KnownPatch known) {
    PatchInfo patch = known.patch();
    return patch.serviceName()
        + " "
        + (patch.oldVersion().isEmpty() ? patch.image() : patch.oldVersion())
        + (known.isPending()
            ? " -> " + patch.newVersion() + " pending, " + patch.patchLevel()
            : (patch.newVersion().isEmpty() ? "" : " -> " + patch.newVersion())
                + patch.skippedBecause().map(reason -> ": " + reason).orElse(""));
  }

  private static String some(List<String> ids) {
    int more = ids.size() - SHOWN;
    return String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
