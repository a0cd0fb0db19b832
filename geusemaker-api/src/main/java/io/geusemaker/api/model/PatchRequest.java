package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What to patch, and on which terms.
 *
 * @param deploymentName the deployment
 * @param services the services; sorted, empty for all
 * @param dryRun whether to plan only
 * @param force whether to go ahead without asking
 * @param minimumAgeSeconds releases younger than this are held back; empty for any age
 * @param advisories where vulnerabilities are looked up: {@code osv} for the public database, the
 *     address of another one, a directory of downloaded records, {@code scans:} and a directory of
 *     scanners' reports, the scheme of a source that was plugged in and what it takes, or {@code
 *     off}
 * @param requireAdvisories whether to refuse when that source does not answer
 * @param allow services that are patched although something was found against it
 * @param registries the only registries that are asked; empty for all that the stack names
 * @param signatures what is demanded of signatures
 * @param lines how many parts of a version make its line, by repository, where that differs from
 *     what is known
 * @param cacheSeconds how old an answer of a registry may be; zero asks every time
 * @param rehearse whether what is to run is first booted next to what runs, from a copy of the data
 */
public record PatchRequest(
    String deploymentName,
    List<String> services,
    boolean dryRun,
    boolean force,
    Optional<Long> minimumAgeSeconds,
    String advisories,
    boolean requireAdvisories,
    List<String> allow,
    List<String> registries,
    List<SignatureRule> signatures,
    Map<String, Integer> lines,
    long cacheSeconds,
    boolean rehearse) {

  /** The public database of advisories. */
  public static final String OSV = "osv";

  /** What stands before a directory with reports of Trivy or Grype, one for each image. */
  public static final String SCANS = "scans:";

  /** No database of advisories. */
  public static final String OFF = "off";

  /**
   * Checks and sorts.
   *
   * @throws GeuseMakerException when a name is blank or a time is negative
   */
  public PatchRequest {
    deploymentName = new DeploymentName(deploymentName).value();
    services = sorted("services", services);
    allow = sorted("allow", allow);
    registries = sorted("registries", registries);
    signatures = List.copyOf(signatures);
    lines = Sorted.copyOf(lines);
    require(minimumAgeSeconds.orElse(0L) >= 0, "minimum age", "it cannot be negative");
    require(cacheSeconds >= 0, "cache time", "it cannot be negative");
    require(!advisories.isBlank(), "advisories", "it is empty");
    require(
        lines.values().stream().allMatch(parts -> parts >= 1),
        "line",
        "one part of the version at least makes the line");
  }

  /**
   * The newest patch of every service, on the usual terms.
   *
   * @param deployment the deployment
   * @return the request
   */
  public static PatchRequest everything(DeploymentName deployment) {
    return new PatchRequest(
        deployment.value(),
        List.of(),
        false,
        false,
        Optional.empty(),
        OSV,
        false,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        0,
        false);
  }

  /**
   * The time for which releases are held back.
   *
   * @return zero for none
   */
  public Duration minimumAge() {
    return Duration.ofSeconds(minimumAgeSeconds.orElse(0L));
  }

  /**
   * Whether a service is meant.
   *
   * @param service compose service name
   * @return whether its image is to be patched
   */
  public boolean selects(String service) {
    return services.isEmpty() || services.contains(service);
  }

  private static List<String> sorted(String field, List<String> names) {
    List<String> sorted = List.copyOf(new TreeSet<>(names.stream().map(String::strip).toList()));
    require(!sorted.contains(""), field, "a name is empty");
    return sorted;
  }

  private static void require(boolean condition, String field, String otherwise) {
    if (!condition) {
      throw new GeuseMakerException(new RequestFailure.Invalid(field, otherwise));
    }
  }

  /** One line: what in which deployment. */
  @Override
  public String toString() {
    return OneLine.of(
        "patch of "
            + (services.isEmpty() ? "everything" : String.join(", ", services))
            + " in "
            + deploymentName);
  }
}
