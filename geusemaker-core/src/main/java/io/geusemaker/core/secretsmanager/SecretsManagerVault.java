package io.geusemaker.core.secretsmanager;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.api.spi.VaultVersions;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.secretsmanager.SecretsManagerCalls.Labels;
import io.geusemaker.core.secretsmanager.SecretsManagerCalls.Version;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A secret for each credential, and a version of it for each of the credential's. */
final class SecretsManagerVault implements CredentialVault {

  /**
   * The first version of a secret, which carries {@code AWSCURRENT} until a credential is proven.
   */
  private static final String NONE = "no credential has been proven yet";

  private static final int FIRST = 0;

  private final VaultAddress address;
  private final SecretsManagerCalls calls;

  SecretsManagerVault(VaultAddress address) {
    this.address = address;
    this.calls = new SecretsManagerCalls(address.endpoint());
  }

  /** No version is added to a secret of others that holds the value already. */
  @Override
  public String put(DeploymentName deployment, CredentialId credential, int version, Secret value) {
    String secret = address.secret(deployment, credential);
    Optional<Version> current = calls.current(secret);
    try (SecretText before =
        current.map(Version::text).orElseGet(() -> begun(secret, address.makes(credential)))) {
      Optional<String> member =
          before.isObject() ? Optional.of(address.member()) : Optional.empty();
      Optional<Version> theirs =
          current.filter(found -> !VersionToken.isOne(found.id()) && holds(before, member, value));
      if (theirs.isPresent()) {
        return new SecretReference(theirs.get().arn(), theirs.get().id(), member).toString();
      }
      String token = VersionToken.of(deployment, credential, version);
      try (SecretText changed = before.with(member, value)) {
        String arn =
            calls
                .put(secret, token, changed, StagingLabels.of(version))
                .orElseThrow(() -> missing(secret));
        return new SecretReference(arn, token, member).toString();
      }
    }
  }

  private static boolean holds(SecretText text, Optional<String> member, Secret value) {
    Optional<Secret> found = text.credential(member);
    try (Secret held = found.orElseGet(() -> Secret.of(""))) {
      return found.isPresent() && held.sameAs(value);
    }
  }

  /** The secret may be there without a value, as infrastructure code makes it. */
  private SecretText begun(String secret, boolean make) {
    SecretText none = SecretText.of(NONE);
    String token = Digests.sha256(NONE);
    boolean made = make && calls.create(secret, token, none).isPresent();
    if (!made && calls.put(secret, token, none, StagingLabels.of(FIRST)).isEmpty()) {
      throw missing(secret);
    }
    return none;
  }

  private static GeuseMakerException missing(String secret) {
    return new GeuseMakerException(
        new RequestFailure.Invalid(
            "the place of credentials", "there is no secret " + secret + " in Secrets Manager"));
  }

  @Override
  public Secret get(DeploymentName deployment, CredentialId credential, String reference) {
    SecretReference where = parsed(reference);
    return calls
        .version(where.arn(), where.version())
        .flatMap(
            found -> {
              try (SecretText text = found.text()) {
                return text.credential(where.member());
              }
            })
        .orElseThrow(
            () ->
                new GeuseMakerException(
                    new StateFailure.Damaged(
                        address.secret(deployment, credential),
                        "Secrets Manager has no version "
                            + where.version()
                            + where.member().map(name -> " with a text in " + name).orElse(""))));
  }

  private static SecretReference parsed(String reference) {
    try {
      return SecretReference.parse(reference);
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "the place of credentials", "the records refer to another vault: " + reference),
          e);
    }
  }

  @Override
  public void arrange(DeploymentName deployment, CredentialId credential, VaultVersions versions) {
    String secret = address.secret(deployment, credential);
    Optional<Labels> found = calls.labels(secret);
    if (found.isPresent()) {
      Labels labels = found.get();
      Map<Integer, String> kept = new TreeMap<>();
      versions
          .kept()
          .forEach(
              (number, reference) ->
                  in(labels, Optional.of(reference)).ifPresent(id -> kept.put(number, id)));
      StagingLabels.Wanted wanted =
          new StagingLabels.Wanted(
              in(labels, versions.pending()),
              in(labels, versions.current()),
              in(labels, versions.previous()),
              kept);
      StagingLabels.moves(labels.attached(), wanted).forEach(move -> calls.move(secret, move));
    }
  }

  /** The version's id, if it is one of this secret and not of one that was used before. */
  private static Optional<String> in(Labels labels, Optional<String> reference) {
    return reference
        .map(SecretsManagerVault::parsed)
        .filter(where -> where.arn().equals(labels.arn()))
        .map(SecretReference::version);
  }
}
