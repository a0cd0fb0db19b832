package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Patch;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.PatchRequest;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** On which terms images are patched. */
final class PatchOptions {

  @Option(
      names = "--minimum-age",
      paramLabel = "DURATION",
      description = "Hold back images that were built less than this ago, such as 3d.")
  private @Nullable Duration minimumAge;

  @Option(
      names = "--allow",
      split = ",",
      paramLabel = "SERVICE",
      description = "Patch these although something was found against it.")
  private List<String> allow = List.of();

  @Option(
      names = "--advisories",
      paramLabel = "SOURCE",
      description =
          "Where vulnerabilities are looked up: \"osv\" (default), the address of another OSV"
              + " database, a directory of downloaded records, \"scans:\" and a directory with"
              + " reports of Trivy or Grype, the scheme of a source that was plugged in and what it"
              + " takes, or \"off\".")
  private @Nullable String advisories;

  @Option(
      names = "--require-advisories",
      description = "Refuse when vulnerabilities cannot be looked up.")
  private boolean requireAdvisories;

  @Option(
      names = "--registries",
      split = ",",
      paramLabel = "HOST",
      description = "Ask no other registries, such as docker.io,ghcr.io.")
  private List<String> registries = List.of();

  @Mixin private SignatureOptions signatures = new SignatureOptions();

  @Option(
      names = "--rehearse",
      description =
          "First boot what is to run next to what runs, from a copy of the data and cut off from"
              + " the world; patch only when that goes well.")
  private boolean rehearse;

  /** The request, on these terms. */
  Patch patch(Deployment deployment, List<String> services) {
    Patch patch = services.isEmpty() ? deployment.patch() : deployment.patch().services(services);
    patch = minimumAge == null ? patch : patch.minimumAge(minimumAge);
    patch = allow.isEmpty() ? patch : patch.allow(allow.toArray(String[]::new));
    patch = registries.isEmpty() ? patch : patch.registries(registries.toArray(String[]::new));
    patch = rehearse ? patch.rehearse() : patch;
    patch = requireAdvisories ? patch.requireAdvisories() : patch;
    return advised(signatures.demandedOf(patch));
  }

  /** Refuses terms that would be ignored. */
  void refuseWithout(String option, Deployment deployment) {
    if (!patch(deployment, List.of()).equals(deployment.patch())) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("the terms for patches", "they need " + option));
    }
  }

  private Patch advised(Patch patch) {
    if (advisories == null || advisories.equals(PatchRequest.OSV)) {
      return patch;
    }
    if (advisories.equals(PatchRequest.OFF)) {
      return patch.withoutAdvisories();
    }
    if (advisories.matches("https?://.*")) {
      return patch.advisories(URI.create(advisories));
    }
    if (advisories.startsWith(PatchRequest.SCANS)) {
      return patch.scanReports(Path.of(advisories.substring(PatchRequest.SCANS.length())));
    }
    return isPluggedIn(advisories)
        ? patch.advisorySource(advisories)
        : patch.advisories(Path.of(advisories));
  }

  /** Whether it begins with a scheme; one letter alone is a drive of Windows. */
  private static boolean isPluggedIn(String source) {
    return source.matches("[a-z][a-z0-9.+-]+:.*") && !new File(source).exists();
  }
}
