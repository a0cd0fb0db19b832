package io.geusemaker.api.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a deployment is: what runs, what its credentials and its patches are like, and what was done
 * last. Nothing was changed to find out, and no lock was taken.
 *
 * @param deploymentName the deployment
 * @param host the host as people name it
 * @param lookedAt when the host was looked at
 * @param services what each service runs
 * @param credentials what is known of each credential that can be rotated
 * @param patches what is known of each service's patches; a service that nothing is known of is
 *     missing
 * @param lastOperation the operation that began last
 * @param lastProofs the evidence that it ended with, where it was kept
 * @param openOperations the operations that have not ended
 * @param attention everything that somebody should look after, the most pressing first
 */
public record DeploymentStatus(
    String deploymentName,
    String host,
    Instant lookedAt,
    List<ServiceStatus> services,
    List<CredentialStatus> credentials,
    List<KnownPatch> patches,
    Optional<HistoryEntry> lastOperation,
    List<Proof> lastProofs,
    List<OpenOperation> openOperations,
    List<Finding> attention) {

  /** The code of a finding: an operation died and has to be recovered. */
  public static final String RECOVERY_NEEDED = "recovery-needed";

  /** The code of a finding: an operation is at work, so that all this may be changing. */
  public static final String AT_WORK = "at-work";

  /** The code of a finding: known vulnerabilities are open in what runs. */
  public static final String VULNERABLE = "vulnerable";

  /** Copies the lists. */
  public DeploymentStatus {
    services = List.copyOf(services);
    credentials = List.copyOf(credentials);
    patches = List.copyOf(patches);
    lastProofs = List.copyOf(lastProofs);
    openOperations = List.copyOf(openOperations);
    attention = List.copyOf(attention);
  }

  /**
   * Whether what runs now has known vulnerabilities.
   *
   * @return whether one is open in a service; false also when nobody was asked
   */
  public boolean isVulnerable() {
    return patches.stream().anyMatch(KnownPatch::isVulnerableNow);
  }

  /**
   * Whether there is something of that kind to look after.
   *
   * @param code a finding's code
   * @return whether it is among {@link #attention()}
   */
  public boolean calls(String code) {
    return attention.stream().anyMatch(finding -> finding.code().equals(code));
  }

  /**
   * Whether nothing needs looking after.
   *
   * @return whether no finding is more than good to know
   */
  public boolean isWell() {
    return attention.stream().allMatch(f -> f.severity() == Finding.Severity.INFO);
  }

  /**
   * What is known of the patches of a service.
   *
   * @param service the compose service
   * @return empty when nothing is
   */
  public Optional<KnownPatch> patchOf(String service) {
    return patches.stream().filter(p -> p.patch().serviceName().equals(service)).findFirst();
  }

  /**
   * The status for people: what needs looking after first, what stays vulnerable beside each
   * service.
   *
   * @return several lines, without a final line break
   */
  public String describe() {
    return new StatusText(this).toString();
  }

  /** One line: what matters most first. */
  @Override
  public String toString() {
    List<String> urgent =
        patches.stream()
            .filter(KnownPatch::isVulnerableNow)
            .map(known -> known.patch().serviceName())
            .toList();
    return OneLine.of(
        (calls(RECOVERY_NEEDED) ? "RECOVERY NEEDED; " : "")
            + (urgent.isEmpty() ? ignorance() : "VULNERABLE: " + String.join(", ", urgent) + "; ")
            + deploymentName
            + ": "
            + services.stream().filter(ServiceStatus::up).count()
            + " of "
            + services.size()
            + " up, "
            + (isWell() ? "nothing" : pressing())
            + " to look after");
  }

  private String ignorance() {
    boolean known =
        services.stream()
            .allMatch(
                service ->
                    patchOf(service.service())
                        .filter(KnownPatch::vulnerabilitiesKnown)
                        .isPresent());
    return known ? "" : "vulnerabilities not known; ";
  }

  private String pressing() {
    return String.valueOf(
        attention.stream().filter(f -> f.severity() != Finding.Severity.INFO).count());
  }
}
