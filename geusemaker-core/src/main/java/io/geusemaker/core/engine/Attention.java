package io.geusemaker.core.engine;

import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.OpenAdvisory;
import io.geusemaker.api.model.OpenOperation;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.ServiceStatus;
import io.geusemaker.core.survey.DataMount;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what somebody should look after, the most pressing first. */
final class Attention {

  private final Survey survey;
  private final List<Finding> findings = new ArrayList<>();

  Attention(Survey survey) {
    this.survey = survey;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  Attention operations(List<OpenOperation> open, Optional<String> holder) {
    for (OpenOperation one : open) {
      if (one.needsRecovery()) {
        findings.add(
            Finding.blocker(
                DeploymentStatus.RECOVERY_NEEDED,
                "operation "
                    + one.operation().operationId()
                    + " ("
                    + one.operation().kind()
                    + ") did not end: recover it"));
      }
    }
    holder.ifPresent(
        who ->
            findings.add(
                Finding.warning(
                    DeploymentStatus.AT_WORK,
                    who + " is at work: all this may be changing right now")));
    for (DataMount mount : survey.mounts()) {
      if (!mount.isOk()) {
        warn(
            "data-mount",
            mount.service() + "'s data is not in " + mount.source() + ": " + mount.condition());
      }
    }
    for (ServiceContainer container : survey.services().values()) {
      if (!container.isUp()) {
        warn("not-up", container.service() + " is " + container.condition());
      } else if (container.imageMoved()) {
        warn(
            "image-moved",
            container.service()
                + ": "
                + container.imageReference()
                + " names another image than the one that runs, so recreating it would start that");
      }
    }
    return this;
  }

  Attention patches(
      List<ServiceStatus> services, List<KnownPatch> patches, Optional<String> silence) {
    patches.stream().filter(KnownPatch::isVulnerableNow).forEach(this::vulnerable);
    for (KnownPatch known : patches) {
      if (known.isPending() && !known.isVulnerableNow()) {
        warn(
            "patch-pending",
            moved(known.patch()) + " is pending (" + known.patch().patchLevel() + ")");
      }
    }
    silence.ifPresent(
        reason -> warn("patches-unknown", "whether there are patches is not known: " + reason));
    unknown(
        "no database of vulnerabilities could tell everything of ",
        patches.stream()
            .filter(known -> !known.vulnerabilitiesKnown())
            .map(known -> known.patch().serviceName())
            .toList());
    unknown(
        "nobody was asked for patches of ",
        services.stream()
            .map(ServiceStatus::service)
            .filter(name -> patches.stream().noneMatch(p -> p.patch().serviceName().equals(name)))
            .toList());
    return this;
  }

  private void unknown(String what, List<String> services) {
    if (!services.isEmpty()) {
      findings.add(Finding.info("not-asked", what + String.join(", ", services)));
    }
  }

  private void vulnerable(KnownPatch known) {
    PatchInfo patch = known.patch();
    StringBuilder text = new StringBuilder();
    int fixed = patch.cveIds().size();
    int open = patch.openAdvisories().size();
    if (fixed > 0) {
      text.append(patch.serviceName()).append(" is VULNERABLE: ").append(moved(patch));
      text.append(known.isPending() ? " is pending and fixes " : " is held back and would fix ");
      text.append(fixed).append(open == 0 ? "" : "; ");
    }
    if (open > 0) {
      if (fixed > 0 || known.isPending()) {
        text.append(patch.serviceName()).append(" is STILL VULNERABLE after ");
        text.append(patch.newVersion());
      } else {
        text.append(patch.serviceName()).append(" ").append(patch.oldVersion());
        text.append(" is STILL VULNERABLE although no newer patch is known");
      }
      text.append(": ").append(open).append(" known").append(wayOut(patch));
    }
    warn(DeploymentStatus.VULNERABLE, text.toString());
  }

  private static String wayOut(PatchInfo patch) {
    return patch.openAdvisories().stream()
        .filter(advisory -> advisory.fixedIn().isPresent())
        .findFirst()
        .map(OpenAdvisory::toString)
        .map(first -> ", such as " + first)
        .orElse("");
  }

  private static String moved(PatchInfo patch) {
    return patch.serviceName() + " " + patch.oldVersion() + " -> " + patch.newVersion();
  }

  Attention credentials(List<CredentialStatus> credentials) {
    for (CredentialStatus one : credentials) {
      if (one.due()) {
        warn(
            "rotation-due",
            one.credential()
                + " is due: "
                + one.rotatedAt()
                    .map(at -> "it was rotated " + at)
                    .orElse("it was never rotated from here"));
      }
      one.problem()
          .ifPresent(
              problem ->
                  warn("not-rotatable", one.credential() + " cannot be rotated: " + problem));
    }
    return this;
  }

  private void warn(String code, String text) {
    findings.add(Finding.warning(code, text));
  }
}
