package io.geusemaker.api;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.SignatureRule;
import io.geusemaker.api.model.Signer;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A request to patch container images, immutable: each service gets the newest patch release of the
 * line that it is on, never another line, and never one that was found unfit.
 *
 * <p>With nothing selected it means every service. It goes ahead without asking unless {@link
 * Change#confirm} is set.
 */
public final class Patch extends Change<Patch, PatchResult> {

  private final PatchRequest request;

  private Patch(Target target, PatchRequest request, Conduct conduct, Optional<Engine> engine) {
    super(target, conduct, engine);
    this.request = request;
  }

  static Patch of(Target target, Optional<Engine> engine) {
    return new Patch(target, PatchRequest.everything(target.name()), Conduct.unattended(), engine);
  }

  /**
   * Selects services by name, in addition to those selected before.
   *
   * @param names compose service names, such as {@code n8n}
   * @return a new request
   * @throws GeuseMakerException when a name is blank
   */
  public Patch services(String... names) {
    return services(Arrays.asList(names));
  }

  /**
   * Selects services by name, in addition to those selected before.
   *
   * @param names compose service names, such as {@code n8n}
   * @return a new request
   * @throws GeuseMakerException when a name is blank
   */
  public Patch services(List<String> names) {
    return with(PatchTerms.of(request).services(names));
  }

  /**
   * Holds back releases that are younger.
   *
   * @param age such as three days
   * @return a new request
   * @throws GeuseMakerException when it is negative
   */
  public Patch minimumAge(Duration age) {
    return with(PatchTerms.of(request).minimumAge(age));
  }

  /**
   * Looks vulnerabilities up in downloaded OSV records instead of the public database.
   *
   * @param directory holds a JSON file for each advisory, in any depth
   * @return a new request
   */
  public Patch advisories(Path directory) {
    return with(PatchTerms.of(request).advisories(directory.toAbsolutePath().toString()));
  }

  /**
   * Looks vulnerabilities up in another OSV database than the public one.
   *
   * @param api its address, such as {@code https://osv.example.org}
   * @return a new request
   */
  public Patch advisories(URI api) {
    return with(PatchTerms.of(request).advisories(api.toString()));
  }

  /**
   * Looks vulnerabilities up in a source that was plugged in, see {@link
   * io.geusemaker.api.spi.AdvisorySourceProvider}.
   *
   * @param source its scheme, a colon, and what it takes, such as {@code
   *     csv:/etc/geusemaker/advisories.csv}; whether there is one is seen when the patch is planned
   * @return a new request
   */
  public Patch advisorySource(String source) {
    return with(PatchTerms.of(request).advisories(source));
  }

  /**
   * Takes vulnerabilities from reports of Trivy or Grype of both images.
   *
   * @param directory holds a JSON report for each image, named {@code sha256-<hex>.json} by its
   *     digest
   * @return a new request
   */
  public Patch scanReports(Path directory) {
    return with(PatchTerms.of(request).advisories(PatchRequest.SCANS + directory.toAbsolutePath()));
  }

  /**
   * Looks no vulnerabilities up: every patch is of level {@code unknown}.
   *
   * @return a new request
   */
  public Patch withoutAdvisories() {
    return with(PatchTerms.of(request).advisories(PatchRequest.OFF));
  }

  /**
   * Refuses when vulnerabilities cannot be looked up, instead of warning.
   *
   * @return a new request
   */
  public Patch requireAdvisories() {
    return with(PatchTerms.of(request).requireAdvisories(true));
  }

  /**
   * Patches services although something was found against it.
   *
   * @param services compose service names
   * @return a new request
   */
  public Patch allow(String... services) {
    return with(PatchTerms.of(request).allow(Arrays.asList(services)));
  }

  /**
   * Asks no other registries than these.
   *
   * @param hosts such as {@code docker.io} or {@code ghcr.io}
   * @return a new request
   */
  public Patch registries(String... hosts) {
    return with(PatchTerms.of(request).registries(Arrays.asList(hosts)));
  }

  /**
   * Demands a cosign signature by a key.
   *
   * @param repository such as {@code ghcr.io/acme/app}, or {@code *} for all
   * @param mode what happens without one
   * @param publicKey the cosign public key in PEM
   * @return a new request
   * @throws GeuseMakerException when the key is blank
   */
  public Patch signedBy(String repository, SignatureRule.Mode mode, String publicKey) {
    return signedBy(repository, mode, Signer.key(publicKey));
  }

  /**
   * Demands a cosign signature by a key or an identity.
   *
   * @param repository such as {@code ghcr.io/acme/app}, or {@code *} for all
   * @param mode what happens without one
   * @param signer such as {@link Signer#identity}, which makes it a "keyless" signature
   * @return a new request
   */
  public Patch signedBy(String repository, SignatureRule.Mode mode, Signer signer) {
    return with(
        PatchTerms.of(request).signature(new SignatureRule(repository, mode, Optional.of(signer))));
  }

  /**
   * Says what the line of a repository is.
   *
   * @param repository such as {@code ghcr.io/acme/app}
   * @param parts how many parts of the version stay the same, such as 2 for {@code 1.4.x}
   * @return a new request
   */
  public Patch line(String repository, int parts) {
    return with(PatchTerms.of(request).line(repository, parts));
  }

  /**
   * Takes answers of registries from the state directory when they are young enough.
   *
   * @param age how old they may be
   * @return a new request
   */
  public Patch cached(Duration age) {
    return with(PatchTerms.of(request).cached(age));
  }

  /**
   * Rehearses it first: boots what is to run next to what runs, on the same host and from a copy of
   * the data, on a network of its own that leads nowhere, with no published port and every workflow
   * inactive; waits until it is ready, lets n8n decrypt what it stores, and throws it away.
   *
   * <p>A rehearsal that fails, or for which there is no memory or disk, ends the patch before
   * anything of the deployment was touched. Only PostgreSQL, and n8n with its data there, can be
   * rehearsed: other services are left alone unless they are {@link #allow allowed}.
   *
   * @return a new request
   */
  public Patch rehearse() {
    return with(PatchTerms.of(request).rehearsed());
  }

  private Patch with(PatchTerms changed) {
    return new Patch(target, changed.request(), conduct, engine);
  }

  @Override
  Patch conducted(Conduct changed) {
    return new Patch(target, request, changed, engine);
  }

  @Override
  public Planned<PatchResult> plan() {
    return new Planned<>(this, engine().planPatch(target, request));
  }

  /**
   * Patches.
   *
   * @return what was done
   * @throws GeuseMakerException when it was refused, or failed and was undone
   */
  @Override
  public PatchResult execute() {
    return engine().patch(target, request, conduct);
  }

  /**
   * The request as data.
   *
   * @return what is to be patched
   */
  public PatchRequest request() {
    return request;
  }

  @Override
  Object asked() {
    return request;
  }
}
