package io.geusemaker.scripting.runbook;

import groovy.transform.NamedParam;
import io.geusemaker.api.Patch;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.SignatureRule;
import io.geusemaker.api.model.Signer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
   * Looks vulnerabilities up in a source that was plugged in.
   *
   * @param source its scheme, a colon, and what it takes, such as {@code csv:/etc/advisories.csv}
   */
  public void advisorySource(String source) {
    change(r -> r.advisorySource(source));
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

  /** Boots each candidate beside what runs first, on a copy of the data. */
  public void rehearse() {
    change(Patch::rehearse);
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
   * Demands a cosign signature by a key.
   *
   * @param repository such as {@code ghcr.io/acme/app}, or {@code *} for all
   * @param publicKey the public key in PEM
   */
  public void signedBy(String repository, String publicKey) {
    change(r -> r.signedBy(repository, SignatureRule.Mode.REQUIRE, publicKey));
  }

  /**
   * Demands a cosign signature by an identity ("keyless").
   *
   * @param identity {@code certificateIdentity}: an e-mail address, or the URI of a workflow;
   *     {@code certificateOidcIssuer}: the address of the issuer that knew the signer; {@code
   *     trustedRoot}: the file with the Sigstore trusted root, which is read now
   * @param repository such as {@code ghcr.io/acme/app}, or {@code *} for all
   * @throws GeuseMakerException when one of them is missing or cannot be what it has to be
   */
  public void signedBy(
      @NamedParam(value = "certificateIdentity", type = String.class, required = true)
          @NamedParam(value = "certificateOidcIssuer", type = String.class, required = true)
          @NamedParam(value = "trustedRoot", type = Path.class, required = true)
          Map<String, ?> identity,
      String repository) {
    Signer signer =
        Signer.identity(
            named(identity, "certificateIdentity", String.class),
            named(identity, "certificateOidcIssuer", String.class),
            text(named(identity, "trustedRoot", Path.class)));
    change(r -> r.signedBy(repository, SignatureRule.Mode.REQUIRE, signer));
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

  /** A script that is not compiled statically may lack it, or give another type. */
  private static <T> T named(Map<String, ?> values, String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(name, "signedBy needs it as a " + type.getSimpleName()));
    }
    return type.cast(value);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("trustedRoot", file + " cannot be read"), e);
    }
  }
}
