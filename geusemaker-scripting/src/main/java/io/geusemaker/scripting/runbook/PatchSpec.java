package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Patch;
import io.geusemaker.api.model.SignatureRule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Inside {@code patch { }}: which images, and on which terms. Without a word it means all. */
public final class PatchSpec extends ChangeSpec<Patch> {

  PatchSpec(RunbookSession session, Patch request) {
    super(session, request);
  }

  /**
   * The images of these services.
   *
   * @param services compose service names
   */
  public void only(String... services) {
    only(List.of(services));
  }

  /**
   * The images of these services.
   *
   * @param services compose service names
   */
  public void only(List<String> services) {
    change(r -> r.services(services));
  }

  /**
   * Holds back releases that are younger.
   *
   * @param age such as {@code 3.days}
   */
  public void minimumAge(Duration age) {
    change(r -> r.minimumAge(age));
  }

  /**
   * Looks vulnerabilities up in downloaded OSV records.
   *
   * @param directory where they are
   */
  public void advisories(Path directory) {
    change(r -> r.advisories(directory));
  }

  /**
   * Looks vulnerabilities up in another OSV database.
   *
   * @param api its address
   */
  public void advisories(URI api) {
    change(r -> r.advisories(api));
  }

  /**
   * Takes vulnerabilities from reports of Trivy or Grype.
   *
   * @param directory a JSON report for each image
   */
  public void scanReports(Path directory) {
    change(r -> r.scanReports(directory));
  }

  /** Looks no vulnerabilities up. */
  public void withoutAdvisories() {
    change(Patch::withoutAdvisories);
  }

  /** Refuses when vulnerabilities cannot be looked up. */
  public void requireAdvisories() {
    change(Patch::requireAdvisories);
  }

  /**
   * Patches these although something was found against it.
   *
   * @param services compose service names
   */
  public void allow(String... services) {
    change(r -> r.allow(services));
  }

  /**
   * Asks no other registries.
   *
   * @param hosts such as {@code docker.io}
   */
  public void registries(String... hosts) {
    change(r -> r.registries(hosts));
  }

  /**
   * Demands a cosign signature.
   *
   * @param repository such as {@code ghcr.io/acme/app}, or {@code *} for all
   * @param publicKey the public key in PEM
   */
  public void signedBy(String repository, String publicKey) {
    change(r -> r.signedBy(repository, SignatureRule.Mode.REQUIRE, publicKey));
  }

  /**
   * Says what the line of a repository is.
   *
   * @param repository such as {@code ghcr.io/acme/app}
   * @param parts how many parts of the version stay the same
   */
  public void line(String repository, int parts) {
    change(r -> r.line(repository, parts));
  }

  /**
   * Takes answers of registries from the state directory when they are young enough.
   *
   * @param age how old they may be
   */
  public void cached(Duration age) {
    change(r -> r.cached(age));
  }
}
